/* SPDX-License-Identifier: MIT */
/* Turns files into C arrays at build time: embed OUT NAME FILE [NAME FILE]... */
#include <stdio.h>
#include <stdlib.h>

static int embed(FILE *out, const char *name, const char *path)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        return 1;
    fprintf(out, "const char %s[] = {", name);
    for (int byte, k = 0; (byte = getc(in)) != EOF; k++)
        fprintf(out, "%s%d,", k % 24 ? "" : "\n    ", byte < 128 ? byte : byte - 256);
    fprintf(out, "0};\n");
    return fclose(in);
}

int main(int argc, char **argv)
{
    if (argc < 4 || argc % 2)
        return EXIT_FAILURE;
    FILE *out = fopen(argv[1], "wb");
    if (!out)
        return EXIT_FAILURE;
    int trouble = fprintf(out, "#include \"report/schema.h\"\n\n") < 0;
    for (int k = 2; k + 1 < argc && !trouble; k += 2)
        trouble = embed(out, argv[k], argv[k + 1]);
    return fclose(out) == 0 && !trouble ? EXIT_SUCCESS : EXIT_FAILURE;
}

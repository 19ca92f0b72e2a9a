/* SPDX-License-Identifier: MIT */
#include "reading.h"

static const struct {
    const char *text, *tree;
} GOOD[] = {
    /* scalars are texts */
    {"a", "\"a\""},
    {"1", "\"1\""},
    {"- Y\n- no\n- on\n- 1.5e3\n- true\n- 0x1F\n- 2022-02-06\n",
     "[\"Y\", \"no\", \"on\", \"1.5e3\", \"true\", \"0x1F\", \"2022-02-06\"]"},
    {"detente: 1\nname: 'x'\n", "{\"detente\": \"1\", \"name\": \"x\"}"},
    /* nothing given */
    {"", "~"},
    {"# a comment\n\n", "~"},
    {"---\n", "~"},
    {"---\n...\n", "~"},
    {"~", "~"},
    {"null", "~"},
    {"a:\nb: ~\nc: null\nd: # nothing\n", "{\"a\": ~, \"b\": ~, \"c\": ~, \"d\": ~}"},
    {"[ ~, null, '', \"\", '~', \"null\", Null, NULL, '~ ' ]",
     "[~, ~, \"\", \"\", \"~\", \"null\", \"Null\", \"NULL\", \"~ \"]"},
    {"{A: , B: }", "{\"A\": ~, \"B\": ~}"},
    {"{A, B}", "{\"A\": ~, \"B\": ~}"},
    {"-\n- \n- a\n", "[~, ~, \"a\"]"},
    /* block and flow style */
    {"a:\n- b\n- c: d\n  e:\n    - f\n", "{\"a\": [\"b\", {\"c\": \"d\", \"e\": [\"f\"]}]}"},
    {"- - a\n  - b\n- - c\n", "[[\"a\", \"b\"], [\"c\"]]"},
    {"{a: [b, {c: d}], \"e\":f,}", "{\"a\": [\"b\", {\"c\": \"d\"}], \"e\": \"f\"}"},
    {"[]", "[]"},
    {"{}", "{}"},
    {"- [a: b, c]\n", "[[{\"a\": \"b\"}, \"c\"]]"},
    {"[\n a,\n  b # comment\n]\n", "[\"a\", \"b\"]"},
    {"? a\n: b\n? c\n", "{\"a\": \"b\", \"c\": ~}"},
    {"--- {a: b}\n... # the end\n", "{\"a\": \"b\"}"},
    {"a: b\n...\n...\n# the end\n", "{\"a\": \"b\"}"},
    /* plain texts */
    {"a: not b and (c or d)\n", "{\"a\": \"not b and (c or d)\"}"},
    {"a: b & c | !d\n", "{\"a\": \"b & c | !d\"}"},
    {"- YN--\n- --\n- -a\n- a-\n", "[\"YN--\", \"--\", \"-a\", \"a-\"]"},
    {"- article#3\n- a #b\n", "[\"article#3\", \"a\"]"},
    {"- http://x.y/z?a=b\n- a:b\n- ?x\n", "[\"http://x.y/z?a=b\", \"a:b\", \"?x\"]"},
    {"[http://x.y/z, a:b]", "[\"http://x.y/z\", \"a:b\"]"},
    {"a: b\n  c\n\n  d\n", "{\"a\": \"b c\\x0ad\"}"},
    {"a:\n  b: x\n   y\n", "{\"a\": {\"b\": \"x y\"}}"},
    {"- a\t\n-  b  \n", "[\"a\", \"b\"]"},
    {"a:\tb\n", "{\"a\": \"b\"}"},
    /* quoted texts */
    {"'it''s'", "\"it's\""},
    {"'a\n\n b\n c'", "\"a\\x0ab c\""},
    {"\"a\\tb\\n\\\\\\\"\\/\\x41\\u00e4\\U0001F600\"", "\"a\\x09b\\x0a\\\"/Aä😀\""},
    {"\"a\\\n   b\"", "\"ab\""},
    {"\"\\u001b\\N\\_\\L\\P\\e\\a\"", "\"\\x1b\xc2\x85\xc2\xa0\xe2\x80\xa8\xe2\x80\xa9\\x1b\\x07\""},
    {"\"a: b\": '- c'", "{\"a: b\": \"- c\"}"},
    {"'<<': a\n\"&x\": b\n'*y': c\n'!z': d\n", "{\"<<\": \"a\", \"&x\": \"b\", \"*y\": \"c\", \"!z\": \"d\"}"},
    {"a: <<\n", "{\"a\": \"<<\"}"},
    /* block scalars */
    {"a: |\n  b\n   c\n\nd: >\n  e\n  f\n\n  g\n", "{\"a\": \"b\\x0a c\\x0a\", \"d\": \"e f\\x0ag\\x0a\"}"},
    {"- |-\n  a\n- |+\n  b\n\n- >2-\n    c\n", "[\"a\", \"b\\x0a\\x0a\", \"  c\"]"},
    {"- |\n- | # comment\n  null\n", "[\"\", \"null\\x0a\"]"},
    /* line ends, byte order mark, code points */
    {"a: b\r\nc:\r\n  - d\r\n", "{\"a\": \"b\", \"c\": [\"d\"]}"},
    {"a: b\rc:\r  - d\r", "{\"a\": \"b\", \"c\": [\"d\"]}"},
    {"a: |\r\n  b\r\n  c\r\n", "{\"a\": \"b\\x0ac\\x0a\"}"},
    {"\xef\xbb\xbf"
     "a: b\n",
     "{\"a\": \"b\"}"},
    {"\xef\xbb\xbf", "~"},
    {"ä: 😀\n€: \xef\xbb\xbf\n", "{\"ä\": \"😀\", \"€\": \"\xef\xbb\xbf\"}"},
    /* tabs where YAML has them, though libyaml does not */
    {"a: b\n\t\n  \t # c\nd: e\n\t", "{\"a\": \"b\", \"d\": \"e\"}"},
};

static void every_scalar_is_text_until_its_key_gives_it_a_type(void **unused)
{
    (void)unused;
    for (size_t k = 0; k < sizeof GOOD / sizeof *GOOD; k++)
        assert_reads(GOOD[k].text, GOOD[k].tree, "", false);
}

static void places_are_exact_where_the_source_has_the_same_bytes(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *tree;
    } rows[] = {
        {"a: b c\n", "{\"a\"@1:1+1=: \"b c\"@1:4+3=}@1:1+6"},
        {"a: 'b c'\n", "{\"a\"@1:1+1=: \"b c\"@1:4+5=}@1:1+8"},
        {"\"a\": \"b\"  # c\n", "{\"a\"@1:1+3=: \"b\"@1:6+3=}@1:1+8"},
        {"- 'it''s'\n- \"a\\tb\"\n- ''\n", "[\"it's\"@1:3+7, \"a\\x09b\"@2:3+6, \"\"@3:3+2=]@1:1+23"},
        {"- a\n  b\n- \"c\n  d\"\n", "[\"a b\"@1:3+5, \"c d\"@3:3+7]@1:1+17"},
        {"- |\n  a\n\n- >-\n  b\n", "[\"a\\x0a\"@1:3+5, \"b\"@4:3+6]@1:1+17"},
        {"ä: [€, {x:  , y: }]\n", "{\"ä\"@1:1+2=: [\"€\"@1:5+3=, {\"x\"@1:9+1=: ~@1:13+0, \"y\"@1:15+1=: ~@1:18+0}"
                                  "@1:8+11]@1:4+18}@1:1+22"},
        {"a:\n- b\n-\nc:\n", "{\"a\"@1:1+1=: [\"b\"@2:3+1=, ~@3:2+0]@2:1+5, \"c\"@4:1+1=: ~@4:3+0}@1:1+11"},
        {"- - a\n  - b\n- c: d\n", "[[\"a\"@1:5+1=, \"b\"@2:5+1=]@1:3+9, {\"c\"@3:3+1=: \"d\"@3:6+1=}@3:3+4]@1:1+18"},
        {"[a: b]", "[{\"a\"@1:2+1=: \"b\"@1:5+1=}@1:2+4]@1:1+6"},
        {"\r\n\ra: b\rc: d", "{\"a\"@3:1+1=: \"b\"@3:4+1=, \"c\"@4:1+1=: \"d\"@4:4+1=}@3:1+9"},
        {"\xef\xbb\xbf"
         "a: b",
         "{\"a\"@1:1+1=: \"b\"@1:4+1=}@1:1+4"},
        {"- !a and b\n- ! (x)\n- !c   d\n", "[\"!a and b\"@1:3+8=, \"! (x)\"@2:3+5=, \"!c d\"@3:3+6]@1:1+27"},
        {"- &x 'a'\n- !!str b\n", "[\"a\"@1:6+3=, \"b\"@2:9+1=]@1:1+18"},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        reading r = read_bytes(rows[k].text, strlen(rows[k].text));
        dt_text tree = {.data = NULL};
        write_tree(&tree, &r, true);
        assert_string_equal(dt_text_get(&tree), rows[k].tree);
        check_tree(&r);
        dt_text_free(&tree);
        forget(&r);
    }
}

static void a_key_is_found_by_its_decoded_text(void **unused)
{
    (void)unused;
    const char *text = "a: 1\n\"b\\x41\": 2\n";
    reading r = read_bytes(text, strlen(text));
    const dt_node *root = dt_tree_root(r.tree);
    assert_string_equal(dt_node_get(root, "bA")->text, "2");
    assert_string_equal(dt_node_get(root, "a")->text, "1");
    assert_null(dt_node_get(root, "b"));
    forget(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_is_text_until_its_key_gives_it_a_type),
        cmocka_unit_test(places_are_exact_where_the_source_has_the_same_bytes),
        cmocka_unit_test(a_key_is_found_by_its_decoded_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <detente/detente.h>

int main(void)
{
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* States as columns: 64 states of up to 64 options are a 64 by 64 bit matrix, and its transpose has one word for each
 * option, so that a statement is decided at 64 states by a handful of word operations. */
#include "graph/columns.h"

/* Transposes in place by swapping ever smaller off-diagonal squares (H. S. Warren, Hacker's Delight, section 7-3). */
static void transpose(uint64_t matrix[64])
{
    uint64_t keep = 0x00000000ffffffffu;
    for (unsigned size = 32; size != 0; size /= 2, keep ^= keep << size)
        for (unsigned row = 0; row < 64; row = ((row | size) + 1) & ~size) {
            uint64_t swap = ((matrix[row] >> size) ^ matrix[row | size]) & keep;
            matrix[row] ^= swap << size;
            matrix[row | size] ^= swap;
        }
}

void dt_columns_load(uint64_t *columns, const dt_states *states, uint32_t block)
{
    uint32_t first = block * 64;
    uint32_t rows = states->count - first < 64 ? states->count - first : 64;
    for (size_t word = 0; word < states->words; word++) {
        uint64_t *matrix = columns + word * 64;
        for (uint32_t row = 0; row < 64; row++)
            matrix[row] = row < rows ? dt_states_at(states, first + row)[word] : 0;
        transpose(matrix);
    }
}

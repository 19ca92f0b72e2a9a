/* SPDX-License-Identifier: MIT */
/* The rows of the comparison of readings. The status quo and every named state have one, for it is news, too, that a deal
 * holds under no reading; other equilibria are told by the families of those that hold alike. */
#ifndef DT_REPORT_SHEET_H
#define DT_REPORT_SHEET_H

#include "report/teller.h"

#define DT_FAMILIES_KEPT 32 /* families of unnamed equilibria told apart */

/** One state, or a family of unnamed ones that are equilibria in the same profiles under the same concepts. */
typedef struct dt_sheet_row {
    uint32_t state; /* the first of them */
    uint32_t members;
    unsigned weight;  /* in how many profiles and concepts it is an equilibrium */
    uint64_t *common; /* a family: the options that all take */
} dt_sheet_row;

typedef struct dt_sheet {
    const dt_teller *teller;
    size_t profiles;
    dt_concept_set asked;
    dt_sheet_row *rows;
    size_t row_count, row_capacity;
    dt_sheet_row families[DT_FAMILIES_KEPT];
    size_t family_count;
    uint64_t more; /* equilibria of some profile without a row */
} dt_sheet;

/** Chooses the rows. Owned by the caller: dt_sheet_free(), also when it fails. */
dt_status dt_sheet_new(dt_sheet *sheet, const dt_teller *teller);
void dt_sheet_free(dt_sheet *sheet);
/** The concepts under which the state is an equilibrium in one profile. */
dt_concept_set dt_sheet_holds(const dt_sheet *sheet, uint32_t state, size_t profile);
/** In how many profiles it is one under `concept`. */
size_t dt_sheet_count(const dt_sheet *sheet, uint32_t state, dt_concept_id concept);
/** Adds what a row is about. */
void dt_sheet_label(const dt_sheet *sheet, const dt_sheet_row *row, dt_text *out);
/** Adds a set of concepts in few letters: "all", "-", "all but Nash", or the names. */
void dt_sheet_cell(dt_concept_set found, dt_concept_set asked, dt_text *out);
/** Adds which named states are the same under every reading and which are not, and how many equilibria have no row;
 *  `elsewhere` says where those are listed. */
void dt_sheet_differences(const dt_sheet *sheet, const char *elsewhere, dt_text *sentence);

#endif

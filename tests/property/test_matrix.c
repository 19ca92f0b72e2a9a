/* SPDX-License-Identifier: MIT */
/* The matrix form of Xu, Hipel and Kilgour 2009 (theory 10.1) in plain 0/1 matrices, against the engine. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <string.h>

enum { SIZE = 16 }; /* states of the largest conflict here: four options */

typedef struct matrix {
    bool at[SIZE][SIZE];
} matrix;

typedef struct matrices {
    uint32_t states;
    size_t dms;
    matrix moves[RC_DMS];    /* J_i */
    matrix better[RC_DMS];   /* P_i^+ (s, q): q is preferred to s */
    matrix improves[RC_DMS]; /* J_i^+ */
    bool diagonal;           /* is a state a sanction against leaving itself? theory 10.1, TRAP */
} matrices;

static matrix product(const matrices *all, const matrix *a, const matrix *b) /* sign(a * b) */
{
    matrix c = {{{false}}};
    for (uint32_t i = 0; i < all->states; i++)
        for (uint32_t k = 0; k < all->states; k++)
            for (uint32_t j = 0; a->at[i][k] && j < all->states; j++)
                c.at[i][j] = c.at[i][j] || b->at[k][j];
    return c;
}

static matrix transposed(const matrix *a)
{
    matrix c;
    for (uint32_t i = 0; i < SIZE; i++)
        for (uint32_t j = 0; j < SIZE; j++)
            c.at[j][i] = a->at[i][j];
    return c;
}

static matrix complement(const matrix *a) /* E - a */
{
    matrix c;
    for (uint32_t i = 0; i < SIZE; i++)
        for (uint32_t j = 0; j < SIZE; j++)
            c.at[i][j] = !a->at[i][j];
    return c;
}

static matrix entrywise(const matrix *a, const matrix *b)
{
    matrix c;
    for (uint32_t i = 0; i < SIZE; i++)
        for (uint32_t j = 0; j < SIZE; j++)
            c.at[i][j] = a->at[i][j] && b->at[i][j];
    return c;
}

static void add(matrix *a, const matrix *b)
{
    for (uint32_t i = 0; i < SIZE; i++)
        for (uint32_t j = 0; j < SIZE; j++)
            a->at[i][j] = a->at[i][j] || b->at[i][j];
}

static matrices of_sample(const sample *s, bool diagonal)
{
    matrices all = {.states = s->states, .dms = s->dms, .diagonal = diagonal};
    for (size_t dm = 0; dm < s->dms; dm++)
        for (uint32_t i = 0; i < s->states; i++)
            for (uint32_t j = 0; j < s->states; j++) {
                all.moves[dm].at[i][j] = dt_bit_get(s->moves->to[0][dm][i].bits, j);
                all.better[dm].at[i][j] = sample_prefers(s, dm, j, i);
            }
    for (size_t dm = 0; dm < s->dms; dm++)
        all.improves[dm] = entrywise(&all.moves[dm], &all.better[dm]);
    return all;
}

/* M_H for H = everybody but `dm`: M_i^(t) is what sequences of t moves reach whose first mover is i. m * |H| rounds
 * always suffice; M_H not growing in a round is no reason to stop (theory 2.2). */
static matrix reach_of_opponents(const matrices *all, const matrix *arcs, size_t dm)
{
    matrix exactly[RC_DMS], reach = {{{false}}};
    memcpy(exactly, arcs, sizeof exactly);
    for (uint32_t t = 1; t <= all->states * all->dms; t++) {
        matrix next[RC_DMS];
        for (size_t i = 0; i < all->dms; i++) {
            matrix after = {{{false}}};
            for (size_t j = 0; j < all->dms; j++)
                if (j != dm && j != i)
                    add(&after, &exactly[j]);
            if (i != dm)
                add(&reach, &exactly[i]);
            next[i] = product(all, &arcs[i], &after);
        }
        memcpy(exactly, next, sizeof exactly);
    }
    for (uint32_t s = 0; s < all->states; s++)
        reach.at[s][s] = false;
    return reach;
}

/* Row s1, column s: can leaving s for s1 be sanctioned? */
static matrix sanctioned(const matrices *all, const matrix *reach, size_t dm, bool escape)
{
    matrix worse = complement(&all->better[dm]); /* P_i^{-,=} */
    for (uint32_t s = 0; s < all->states && !all->diagonal; s++)
        worse.at[s][s] = false;
    worse = transposed(&worse);
    if (escape) {
        const matrix better = transposed(&all->better[dm]), away = product(all, &all->moves[dm], &better);
        const matrix caught = complement(&away);
        worse = entrywise(&worse, &caught);
    }
    return product(all, reach, &worse);
}

static bool unstable(const matrices *all, const matrix *held, size_t dm, uint32_t s)
{
    for (uint32_t s1 = 0; s1 < all->states; s1++)
        if (all->improves[dm].at[s][s1] && !held->at[s1][s])
            return true;
    return false;
}

static bool concept_agrees(const sample *s, const matrices *all, dt_concept_id concept, size_t dm, const matrix *held)
{
    for (uint32_t state = 0; state < s->states; state++)
        if (unstable(all, held, dm, state) == dt_verdicts_stable(s->verdicts, concept, dm, state))
            return refute(s, "%s, state %u, decision maker %zu", dt_concept_get(concept)->name, state + 1, dm + 1);
    return true;
}

static bool matrix_agrees(const sample *s, bool diagonal, dt_concept_set concepts)
{
    const matrices all = of_sample(s, diagonal);
    for (size_t dm = 0; dm < s->dms; dm++) {
        const matrix any = reach_of_opponents(&all, all.moves, dm);
        const matrix credible = reach_of_opponents(&all, all.improves, dm);
        const matrix held[] = {[DT_CONCEPT_NASH] = {{{false}}},
                               [DT_CONCEPT_GMR] = sanctioned(&all, &any, dm, false),
                               [DT_CONCEPT_SMR] = sanctioned(&all, &any, dm, true),
                               [DT_CONCEPT_SEQ] = sanctioned(&all, &credible, dm, false),
                               [DT_CONCEPT_SSEQ] = sanctioned(&all, &credible, dm, true)};
        for (int c = 0; c < DT_CONCEPT_SIM; c++)
            if (concepts >> c & 1u && !concept_agrees(s, &all, (dt_concept_id)c, dm, &held[c]))
                return false;
    }
    return true;
}

enum { SYMMETRIC = 1u << DT_CONCEPT_SMR | 1u << DT_CONCEPT_SSEQ, PLAIN = 1u << DT_CONCEPT_GMR | 1u << DT_CONCEPT_SEQ };

static bool with_the_diagonal(const sample *s)
{
    return matrix_agrees(s, true, DT_CONCEPTS_DEFAULT);
}

static bool without_the_diagonal_where_one_may_escape(const sample *s)
{
    return matrix_agrees(s, false, SYMMETRIC);
}

static bool without_the_diagonal_where_one_may_not(const sample *s)
{
    return matrix_agrees(s, false, PLAIN);
}

static void matrices_and_logic_agree(void **unused) /* row 23 of theory 14 */
{
    (void)unused;
    assert_holds(&(property){.name = "matrix",
                             .holds = with_the_diagonal,
                             .shape = {.form = RC_GRAPH_FORM},
                             .models = 1200,
                             .solved = true,
                             .tabled = true});
    assert_holds(&(property){.name = "matrix_options",
                             .holds = with_the_diagonal,
                             .shape = {.form = RC_OPTION_FORM, .small = true},
                             .models = 300,
                             .solved = true,
                             .tabled = true});
}

static void so_they_do_without_the_diagonal_for_the_symmetric_concepts(void **unused) /* row 24 */
{
    (void)unused;
    assert_holds(&(property){.name = "matrix_symmetric",
                             .holds = without_the_diagonal_where_one_may_escape,
                             .shape = {.small = true},
                             .models = 600,
                             .solved = true,
                             .tabled = true});
}

static void for_gmr_and_seq_the_diagonal_matters_in_graphs_but_not_with_options(void **unused) /* row 24 */
{
    (void)unused;
    property claim = {.name = "matrix_plain",
                      .holds = without_the_diagonal_where_one_may_not,
                      .shape = {.form = RC_OPTION_FORM, .subsets_only = true, .small = true},
                      .models = 300,
                      .solved = true,
                      .tabled = true};
    assert_holds(&claim);
    claim.shape = (rc_shape){.form = RC_GRAPH_FORM};
    claim.models = 10000;
    assert_refuted(&claim);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matrices_and_logic_agree),
        cmocka_unit_test(so_they_do_without_the_diagonal_for_the_symmetric_concepts),
        cmocka_unit_test(for_gmr_and_seq_the_diagonal_matters_in_graphs_but_not_with_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

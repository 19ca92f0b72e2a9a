/* SPDX-License-Identifier: MIT */
#include "report/tableau.h"

#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>

#define STATES_MAX 20 /* that fit a page */
#define WIDTH 4       /* letters of a column */

typedef struct tableau {
    const dt_teller *teller;
    const dt_foresight *foresight;
    dt_verdicts *seq; /* to tell sanctions in turn from those at once */
    size_t k;
    uint32_t states;
    uint32_t order[STATES_MAX];                    /* of the decision maker at hand, best first */
    uint32_t improvements[STATES_MAX][STATES_MAX]; /* from each of these, best first */
    size_t counts[STATES_MAX];
} tableau;

static uint32_t rank(const tableau *t, size_t dm, uint32_t state)
{
    return dt_graph_rank(t->teller->graph, dm, t->teller->profile[dm], state);
}

/* Best first, then by number. */
static void sort(const tableau *t, size_t dm, uint32_t *states, size_t count)
{
    for (size_t n = 1; n < count; n++) {
        uint32_t state = states[n];
        size_t at = n;
        for (; at > 0 && rank(t, dm, states[at - 1]) < rank(t, dm, state); at--)
            states[at] = states[at - 1];
        states[at] = state;
    }
}

typedef struct listing {
    tableau *t;
    size_t dm, column;
} listing;

static dt_status note(void *user, uint32_t to)
{
    listing *l = user;
    if (rank(l->t, l->dm, to) > rank(l->t, l->dm, l->t->order[l->column]))
        l->t->improvements[l->column][l->t->counts[l->column]++] = to;
    return DT_OK;
}

static dt_status fill(tableau *t, size_t dm)
{
    for (uint32_t s = 0; s < t->states; s++)
        t->order[s] = s;
    sort(t, dm, t->order, t->states);
    for (uint32_t c = 0; c < t->states; c++) {
        listing l = {t, dm, c};
        t->counts[c] = 0;
        DT_TRY(dt_graph_each_move(t->teller->graph, dm, t->order[c], note, &l));
        sort(t, dm, t->improvements[c], t->counts[c]);
    }
    return DT_OK;
}

/* r rational, s sanctioned in turn, m sanctioned at once, u unstable. */
static const char *letter_of(const tableau *t, size_t dm, uint32_t state)
{
    dt_stand_by stand = dt_foresight_stand(t->foresight, t->k, dm, state);
    if (stand == DT_UNSTABLE)
        return "u";
    if (stand != DT_BY_SANCTION)
        return "r";
    return dt_verdicts_stable(t->seq, DT_CONCEPT_SEQ, dm, state) ? "s" : "m";
}

static void end_line(dt_text *out)
{
    while (out->length && out->data[out->length - 1] == ' ')
        out->length--;
    dt_text_add(out, "\n");
}

static void write_block(const tableau *t, size_t dm)
{
    dt_text line = {.data = NULL};
    size_t deepest = 0;
    for (uint32_t c = 0; c < t->states; c++) {
        bool holds = dt_foresight_equilibrium(t->foresight, t->k, t->order[c]);
        dt_text_printf(&line, "%*s", WIDTH, holds ? "E" : "x");
        deepest = t->counts[c] > deepest ? t->counts[c] : deepest;
    }
    end_line(&line);
    for (uint32_t c = 0; c < t->states; c++)
        dt_text_printf(&line, "%*s", WIDTH, letter_of(t, dm, t->order[c]));
    end_line(&line);
    for (uint32_t c = 0; c < t->states; c++)
        dt_text_printf(&line, "%*" PRIu32, WIDTH, t->order[c] + 1);
    end_line(&line);
    for (size_t row = 0; row < deepest; row++) {
        for (uint32_t c = 0; c < t->states; c++)
            if (row < t->counts[c])
                dt_text_printf(&line, "%*" PRIu32, WIDTH, t->improvements[c][row] + 1);
            else
                dt_text_printf(&line, "%*s", WIDTH, "");
        end_line(&line);
    }
    dt_text_add(t->teller->out, "\n  ");
    dt_prose_dm(t->teller->out, t->teller->model, dm);
    dt_text_add(t->teller->out, "\n");
    dt_text_add(t->teller->out, dt_text_get(&line));
    dt_text_free_into(&line, t->teller->out);
}

static dt_status write_blocks(tableau *t)
{
    dt_text_add(t->teller->out, "\n");
    dt_prose_add(
        t->teller->out, "  ",
        "Tableau. For each decision maker its states from the best to the worst, tied ones by number; above each E "
        "for an equilibrium and x for none, and r rational, s sanctioned in turn, m sanctioned only by moves made "
        "at once, u unstable; below it the improvements from it, best first.");
    for (size_t dm = 0; dm < t->teller->model->dm_count; dm++) {
        DT_TRY(fill(t, dm));
        write_block(t, dm);
    }
    return t->teller->out->status;
}

dt_status dt_tell_tableau(const dt_teller *teller, size_t k)
{
    uint32_t states = dt_graph_count(teller->graph);
    if (states > STATES_MAX) {
        dt_text_printf(teller->out, "  The tableau is drawn of up to %d states.\n", STATES_MAX);
        return teller->out->status;
    }
    tableau *t = dt_calloc(1, sizeof *t);
    if (!t)
        return DT_ERR_NOMEM;
    *t = (tableau){.teller = teller, .k = k, .states = states};
    t->foresight = dt_solution_foresight(teller->solution, teller->index);
    dt_status status =
        dt_stability_solve(&t->seq, teller->graph, teller->profile, 1u << DT_CONCEPT_SEQ, teller->budget);
    if (status == DT_OK)
        status = write_blocks(t);
    dt_verdicts_free(t->seq);
    free(t);
    return status;
}

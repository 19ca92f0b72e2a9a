/* SPDX-License-Identifier: MIT */
/* Why one state is better than another in somebody's mind, or why nobody knows: the statement that decides, the marks between
 * classes of a ranking, the comparison of the pair with its certainty and the threshold. */
#include "report/explain.h"

#include <string.h>

#define MARKS_MAX 5 /* a stronger degree is told by its number */

typedef struct compared {
    dt_page *page;
    const dt_reading *reading;
    const uint64_t *before, *after;
    dt_relation relation; /* of `after` to `before` */
} compared;

static void add(dt_page *page, const char *text)
{
    dt_text_add(&page->doc->text, text);
}

static void add_quoted(dt_page *page, const char *text)
{
    dt_prose_quoted(&page->doc->text, text);
}

/* ---- statements and rankings ------------------------------------------------------------------------------------- */

static void tell_statement(const compared *c)
{
    size_t on = dt_rules_deciding(c->reading, c->before, c->after);
    if (on == DT_PATTERN_NONE)
        return;
    bool unknown = c->relation.kind == DT_NOT_KNOWN;
    add(c->page, unknown ? ", for nobody knows whether " : c->relation.kind == DT_PREFERRED ? ", for " : ", against ");
    add_quoted(c->page, c->reading->statements[on].text);
    add(c->page, unknown ? " is wanted" : "");
}

static void tell_marks(const compared *c)
{
    char marks[MARKS_MAX + 1] = {0};
    if (c->relation.strength <= DT_MILD)
        return;
    if (c->relation.strength > MARKS_MAX) {
        dt_text_printf(&c->page->doc->text, ", by a mark of %u degrees in the ranking", (unsigned)c->relation.strength);
        return;
    }
    memset(marks, '>', c->relation.strength);
    add(c->page, ", by the mark ");
    add_quoted(c->page, marks);
    add(c->page, " in the ranking");
}

/* ---- pairs ------------------------------------------------------------------------------------------------------------ */

/* A degree against what is missing to 1, the middle of a grey one, and what becomes of the difference. */
static void tell_certainty(const compared *c, const dt_pair_entry *entry, bool turned)
{
    dt_text *text = &c->page->doc->text;
    const int64_t two = 2 * (int64_t)DT_FUZZY_ONE * entry->over;
    int64_t own = entry->twice, other = two - own;
    int64_t first = turned ? other : own, second = two - first;
    bool better = first >= second;
    dt_text_add(text, " (");
    dt_prose_fraction(text, better ? first : second, two);
    dt_text_add(text, " against ");
    dt_prose_fraction(text, better ? second : first, two);
    dt_text_add(text, ", a certainty of ");
    dt_prose_fraction(text, better ? first - second : second - first, two);
    dt_text_printf(text, ", %s %s)", c->relation.kind == DT_TIED ? "below the threshold" : "threshold",
                   c->reading->threshold);
}

/* How probable it is that the state after is preferred, and what that is held against. */
static void tell_chances(const compared *c)
{
    dt_text *text = &c->page->doc->text;
    dt_text_add(text, " (probability ");
    dt_explain_chance(c->page, c->relation.chance);
    dt_text_add(text, ")");
}

static void tell_pair(const compared *c)
{
    bool turned;
    const dt_pair_entry *entry = dt_rules_pair(c->page->model, c->reading, c->after, c->before, &turned);
    add(c->page, entry ? ", by " : ", as with every pair that is not listed");
    if (c->relation.kind == DT_BY_CHANCE && !entry)
        tell_chances(c);
    if (!entry)
        return;
    add_quoted(c->page, entry->text);
    if (entry->chances)
        tell_chances(c);
    if (entry->fuzzy)
        tell_certainty(c, entry, turned);
}

/* ---- all ---------------------------------------------------------------------------------------------------------------- */

static void tell_nothing(const compared *c)
{
    (void)c;
}

void dt_explain_why(dt_page *page, size_t dm, uint32_t from, uint32_t to)
{
    static void (*const tell[])(const compared *) = {[DT_BY_STATEMENTS] = tell_statement,
                                                     [DT_BY_RANKING] = tell_marks,
                                                     [DT_BY_WEIGHTS] = tell_nothing,
                                                     [DT_BY_PAIRS] = tell_pair};
    const dt_graph *graph = page->asked->graph;
    compared c = {.page = page, .reading = &page->model->decision_makers[dm].readings[page->asked->profile[dm]]};
    if (c.reading->kind == DT_BY_RANKING && !page->relational)
        return; /* marks have no say */
    c.before = dt_graph_state(graph, from);
    c.after = dt_graph_state(graph, to);
    c.relation = dt_rules_relate(page->model, c.reading, c.after, c.before);
    tell[c.reading->kind](&c);
}

/* ---- probabilities ------------------------------------------------------------------------------------------------------- */

void dt_explain_chance(dt_page *page, dt_chance chance)
{
    dt_prose_fraction(&page->doc->text, chance.least, DT_FUZZY_ONE);
    if (chance.most == chance.least)
        return;
    add(page, " to ");
    dt_prose_fraction(&page->doc->text, chance.most, DT_FUZZY_ONE);
}

/* ---- degrees and what is not known ------------------------------------------------------------------------------------- */

void dt_explain_degree(dt_page *page, dt_relation relation)
{
    if (!page->relational || relation.strength <= DT_MILD)
        return;
    if (relation.strength == DT_STRONG)
        add(page, "strongly ");
    else
        dt_text_printf(&page->doc->text, "%u degrees ", (unsigned)relation.strength);
}

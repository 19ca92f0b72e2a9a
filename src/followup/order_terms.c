/* SPDX-License-Identifier: MIT */
/* Demands as decision diagrams: which minds go together, which comparisons stand where, and the counts of all groups
 * multiplied. */
#include "followup/counting.h"

#include "base/natural.h"

#include <stdlib.h>
#include <string.h>

typedef struct grouping {
    const dt_inverse *inverse;
    dt_inverse_terms *terms;
    const dt_order_numbers *numbers;
    dt_budget *budget;
    size_t dms, varied;
    uint32_t *group_of;   /* [decision makers] the first mind that goes with it */
    uint32_t *same_as;    /* [comparisons] the first that compares the same two states */
    uint32_t *place_of;   /* [comparisons] where same_as stands in the diagram; UINT32_MAX: not seen yet */
    dt_order_mind *minds; /* [decision makers] */
    uint32_t *product[DT_ORDER_SORTS], *all[DT_ORDER_SORTS]; /* of the minds so far */
    size_t width;                                            /* of both */
} grouping;

/* ---- which minds go together ----------------------------------------------------------------------------------------- */

static void put_together(grouping *g, uint32_t a, uint32_t b)
{
    const uint32_t from = g->group_of[a] > g->group_of[b] ? g->group_of[a] : g->group_of[b];
    const uint32_t to = g->group_of[a] > g->group_of[b] ? g->group_of[b] : g->group_of[a];
    for (size_t dm = 0; dm < g->dms; dm++)
        if (g->group_of[dm] == from)
            g->group_of[dm] = to;
}

/* Calls `visit` for every comparison of a demand. */
static dt_status each_comparison(grouping *g, const dt_demand *demand, dt_status (*visit)(grouping *g, uint32_t number))
{
    for (size_t w = 0; w < demand->way_count; w++)
        for (size_t k = 0; k < demand->ways[w].count; k++)
            DT_TRY(visit(g, demand->ways[w].comparisons[k]));
    return DT_OK;
}

static uint32_t first_mind_of(const grouping *g, const dt_demand *demand)
{
    return g->inverse->comparisons[demand->ways[0].comparisons[0]].dm;
}

static void group_minds(grouping *g)
{
    for (uint32_t dm = 0; dm < g->dms; dm++)
        g->group_of[dm] = dm;
    for (size_t d = 0; d < g->terms->demand_count; d++) {
        const dt_demand *demand = &g->terms->demands[d];
        for (size_t w = 0; w < demand->way_count; w++)
            for (size_t k = 0; k < demand->ways[w].count; k++)
                put_together(g, first_mind_of(g, demand), g->inverse->comparisons[demand->ways[w].comparisons[k]].dm);
    }
}

static dt_status find_first(grouping *g, dt_intern *triples, uint32_t *first)
{
    for (uint32_t k = 0; k < g->inverse->comparison_count; k++) {
        const dt_comparison *c = &g->inverse->comparisons[k];
        const uint32_t key[] = {c->dm, c->high, c->low};
        const size_t before = triples->count;
        uint32_t id;
        DT_TRY(dt_intern_put(triples, key, 3, &id));
        if (triples->count > before)
            first[id] = k;
        g->same_as[k] = first[id];
    }
    return DT_OK;
}

static dt_status find_same(grouping *g)
{
    dt_intern triples;
    uint32_t *first = dt_malloc(g->inverse->comparison_count, sizeof *first);
    dt_intern_init(&triples, g->budget);
    dt_status status = first ? find_first(g, &triples, first) : DT_ERR_NOMEM;
    dt_intern_free(&triples);
    free(first);
    return status;
}

/* ---- which comparisons stand where ------------------------------------------------------------------------------------- */

static bool is_among(const dt_order_mind *mind, uint32_t state)
{
    for (size_t k = 0; k < mind->among_count; k++)
        if (mind->among[k] == state)
            return true;
    return false;
}

static void put_among(grouping *g, dt_order_mind *mind, uint32_t state)
{
    if (is_among(mind, state))
        return;
    if (mind->among_count == DT_COMPARED_MAX)
        g->terms->uncounted = DT_UNCOUNTED_COMPARISONS;
    else
        mind->among[mind->among_count++] = state;
}

static bool is_with_wanted(const grouping *g, uint32_t number)
{
    return g->inverse->comparisons[number].low == g->inverse->options.state;
}

/* Other comparisons than "above the wanted state" are decided by an order of the states that they name. */
static dt_status meet(grouping *g, uint32_t number)
{
    const uint32_t same = g->same_as[number];
    const dt_comparison *c = &g->inverse->comparisons[same];
    dt_order_mind *mind = &g->minds[c->dm];
    if (g->place_of[same] != UINT32_MAX)
        return DT_OK;
    g->place_of[same] = 0;
    if (is_with_wanted(g, same))
        return dt_numbers_add(&mind->ranked, same);
    put_among(g, mind, c->high);
    put_among(g, mind, c->low);
    return dt_numbers_add(&mind->told, same);
}

/* What an order decides, too, moves there. */
static dt_status sort_out(grouping *g, dt_order_mind *mind)
{
    size_t kept = 0;
    for (size_t k = 0; k < mind->ranked.count; k++) {
        const uint32_t number = mind->ranked.list[k];
        if (is_among(mind, g->inverse->comparisons[number].high))
            DT_TRY(dt_numbers_add(&mind->told, number));
        else
            mind->ranked.list[kept++] = number;
    }
    mind->ranked.count = kept;
    return DT_OK;
}

static uint32_t place(grouping *g, const dt_order_mind *mind, uint32_t from)
{
    for (size_t k = 0; k < mind->told.count; k++)
        g->place_of[mind->told.list[k]] = from++;
    for (size_t k = 0; k < mind->ranked.count; k++)
        g->place_of[mind->ranked.list[k]] = from++;
    return from;
}

/* ---- the diagram ---------------------------------------------------------------------------------------------------------- */

static dt_diagram literal(const grouping *g, dt_forest *forest, uint32_t number)
{
    dt_diagram f = dt_diagram_now(forest, g->place_of[g->same_as[number]]);
    return g->inverse->comparisons[number].negated ? dt_diagram_not(f) : f;
}

static dt_diagram way_as_diagram(const grouping *g, dt_forest *forest, const dt_way *way)
{
    dt_diagram all = DT_DIAGRAM_TRUE;
    for (size_t k = way->count; k-- > 0;)
        all = dt_diagram_and(forest, literal(g, forest, way->comparisons[k]), all);
    return all;
}

/* From the last way on, so that the diagram grows upwards. */
static dt_diagram demand_as_diagram(const grouping *g, dt_forest *forest, const dt_demand *demand)
{
    const size_t scope = dt_forest_enter(forest);
    dt_diagram any = DT_DIAGRAM_FALSE;
    for (size_t w = demand->way_count; w-- > 0;) {
        const size_t inner = dt_forest_enter(forest);
        any = dt_forest_leave(forest, inner, dt_diagram_or(forest, way_as_diagram(g, forest, &demand->ways[w]), any));
    }
    return dt_forest_leave(forest, scope, any);
}

static dt_diagram demands_as_diagram(const grouping *g, dt_forest *forest, uint32_t group)
{
    dt_diagram all = DT_DIAGRAM_TRUE;
    for (size_t d = 0; d < g->terms->demand_count && g->terms->uncounted == DT_COUNTED; d++) {
        const dt_demand *demand = &g->terms->demands[d];
        if (g->group_of[first_mind_of(g, demand)] != group)
            continue;
        all = dt_diagram_and(forest, all, demand_as_diagram(g, forest, demand));
        if (all != DT_DIAGRAM_NONE && dt_diagram_size(forest, all) > DT_DEMANDS_MAX)
            g->terms->uncounted = DT_UNCOUNTED_SIZE;
    }
    return all;
}

/* ---- multiplying ----------------------------------------------------------------------------------------------------------- */

static dt_status multiply(grouping *g, uint32_t **into, const uint32_t *by, size_t by_width)
{
    uint32_t *product = dt_calloc(g->width, sizeof *product);
    if (!product)
        return DT_ERR_NOMEM;
    dt_limbs_add_product(product, g->width, *into, g->width, by, by_width);
    free(*into);
    *into = product;
    return dt_budget_spend(g->budget, g->width * (uint64_t)by_width / 8);
}

static dt_status multiply_by_all(grouping *g, uint32_t **into, dt_order_sort sort)
{
    const dt_order_numbers *n = g->numbers;
    uint32_t *orders = dt_malloc(n->width, sizeof *orders);
    if (!orders)
        return DT_ERR_NOMEM;
    if (sort == DT_ORDERS_STRICT)
        dt_order_numbers_strict(n, orders);
    else
        memcpy(orders, n->fubini + n->states * n->width, n->width * sizeof *orders);
    dt_status status = multiply(g, into, orders, n->width);
    free(orders);
    return status;
}

static dt_status write_count(grouping *g, dt_order_sort sort, dt_order_count *out)
{
    dt_text text = {.data = NULL}, all = {.data = NULL};
    out->share = dt_limbs_ratio(g->product[sort], g->all[sort], g->width);
    dt_limbs_print(g->product[sort], g->width, &text);
    dt_limbs_print(g->all[sort], g->width, &all);
    out->count = text.data;
    out->all = all.data;
    return text.status == DT_OK ? all.status : text.status;
}

/* ---- a group ----------------------------------------------------------------------------------------------------------------- */

static dt_status count_sorts(grouping *g, dt_counting *c, dt_diagram demands)
{
    const size_t width = c->level_count * g->numbers->width;
    uint32_t *number = dt_malloc(width, sizeof *number);
    dt_status status = number ? DT_OK : DT_ERR_NOMEM;
    for (dt_order_sort sort = 0; status == DT_OK && sort < DT_ORDER_SORTS; sort++) {
        status = dt_counting_run(c, demands, sort, number);
        if (status == DT_OK)
            status = multiply(g, &g->product[sort], number, width);
    }
    free(number);
    return status;
}

static dt_status make_levels(grouping *g, dt_counting *c, uint32_t group, uint32_t *places)
{
    c->levels = dt_calloc(g->dms, sizeof *c->levels);
    if (!c->levels)
        return DT_ERR_NOMEM;
    for (uint32_t dm = 0; dm < g->dms; dm++) {
        if (g->group_of[dm] != group || !g->terms->varied[dm])
            continue;
        DT_TRY(sort_out(g, &g->minds[dm]));
        *places = place(g, &g->minds[dm], *places);
        DT_TRY(dt_order_mind_list(&g->minds[dm], g->inverse, g->budget));
        c->levels[c->level_count++] = (dt_order_level){.mind = &g->minds[dm], .end = *places};
    }
    if (*places > DT_PLACES_MAX)
        g->terms->uncounted = DT_UNCOUNTED_SIZE;
    return DT_OK;
}

static dt_status count_levels(grouping *g, dt_counting *c, uint32_t group, uint32_t places)
{
    DT_TRY(dt_forest_new(&c->forest, places, NULL, g->budget));
    const dt_diagram demands = demands_as_diagram(g, c->forest, group);
    DT_TRY(dt_forest_status(c->forest));
    return g->terms->uncounted == DT_COUNTED ? count_sorts(g, c, demands) : DT_OK;
}

static dt_status count_group(grouping *g, uint32_t group)
{
    dt_counting c = {.numbers = g->numbers, .budget = g->budget};
    uint32_t places = 0;
    dt_status status = make_levels(g, &c, group, &places);
    if (status == DT_OK && g->terms->uncounted == DT_COUNTED)
        status = count_levels(g, &c, group, places);
    dt_forest_free(c.forest);
    free(c.levels);
    return status;
}

/* ---- all ---------------------------------------------------------------------------------------------------------------------- */

/* Nothing can be counted where ways are missing; where there is none, nothing need be. */
static bool is_hopeless(grouping *g)
{
    for (size_t d = 0; d < g->terms->demand_count; d++) {
        if (g->terms->demands[d].cut)
            g->terms->uncounted = DT_UNCOUNTED_WAYS;
        if (!g->terms->demands[d].way_count && !g->terms->demands[d].cut)
            return true;
    }
    return false;
}

static dt_status meet_all(grouping *g)
{
    for (uint32_t dm = 0; dm < g->dms; dm++)
        g->minds[dm] = (dt_order_mind){.dm = dm, .among = {g->inverse->options.state}, .among_count = 1};
    DT_TRY(find_same(g));
    group_minds(g);
    for (size_t d = 0; d < g->terms->demand_count; d++)
        DT_TRY(each_comparison(g, &g->terms->demands[d], meet));
    return DT_OK;
}

static dt_status count_all(grouping *g)
{
    for (dt_order_sort sort = 0; sort < DT_ORDER_SORTS; sort++)
        for (size_t k = 0; k < g->varied; k++)
            DT_TRY(multiply_by_all(g, &g->all[sort], sort));
    g->terms->uncounted = DT_COUNTED;
    if (is_hopeless(g)) {
        g->terms->uncounted = DT_COUNTED;
        memset(g->product[DT_ORDERS_STRICT], 0, g->width * sizeof **g->product);
        memset(g->product[DT_ORDERS_WEAK], 0, g->width * sizeof **g->product);
        return DT_OK;
    }
    if (g->terms->uncounted == DT_COUNTED)
        DT_TRY(meet_all(g));
    for (uint32_t dm = 0; dm < g->dms && g->terms->uncounted == DT_COUNTED; dm++)
        if (g->terms->varied[dm] && g->group_of[dm] == dm)
            DT_TRY(count_group(g, dm));
    return DT_OK;
}

static dt_status make_room(grouping *g)
{
    const size_t comparisons = g->inverse->comparison_count;
    g->width = g->varied * g->numbers->width + 1;
    g->group_of = dt_calloc(g->dms, sizeof *g->group_of);
    g->minds = dt_calloc(g->dms, sizeof *g->minds);
    g->same_as = dt_calloc(comparisons, sizeof *g->same_as);
    g->place_of = dt_malloc(comparisons, sizeof *g->place_of);
    if (!g->group_of || !g->minds || !g->same_as || !g->place_of)
        return DT_ERR_NOMEM;
    memset(g->place_of, 0xff, comparisons * sizeof *g->place_of);
    for (dt_order_sort sort = 0; sort < DT_ORDER_SORTS; sort++) {
        g->product[sort] = dt_calloc(g->width, sizeof **g->product);
        g->all[sort] = dt_calloc(g->width, sizeof **g->all);
        if (!g->product[sort] || !g->all[sort])
            return DT_ERR_NOMEM;
        g->product[sort][0] = g->all[sort][0] = 1;
    }
    return DT_OK;
}

static void free_all(grouping *g)
{
    for (size_t dm = 0; g->minds && dm < g->dms; dm++)
        dt_order_mind_free(&g->minds[dm]);
    for (dt_order_sort sort = 0; sort < DT_ORDER_SORTS; sort++) {
        free(g->product[sort]);
        free(g->all[sort]);
    }
    free(g->minds);
    free(g->group_of);
    free(g->same_as);
    free(g->place_of);
}

dt_status dt_orders_count(const dt_inverse *inverse, dt_inverse_terms *terms, const dt_order_numbers *numbers)
{
    grouping g = {.inverse = inverse, .terms = terms, .numbers = numbers, .budget = numbers->budget};
    g.dms = dt_graph_model(inverse->graph)->dm_count;
    for (size_t dm = 0; dm < g.dms; dm++)
        g.varied += terms->varied[dm];
    dt_status status = make_room(&g);
    if (status == DT_OK)
        status = count_all(&g);
    if (status == DT_OK && terms->uncounted == DT_COUNTED)
        status = write_count(&g, DT_ORDERS_STRICT, &terms->strict);
    if (status == DT_OK && terms->uncounted == DT_COUNTED)
        status = write_count(&g, DT_ORDERS_WEAK, &terms->weak);
    if (status != DT_OK)
        terms->uncounted = DT_UNCOUNTED_UNFINISHED;
    free_all(&g);
    return status;
}

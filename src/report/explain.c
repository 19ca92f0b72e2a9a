/* SPDX-License-Identifier: MIT */
/* Why a state is stable for a decision maker or not, in a sentence or a paragraph. Every clause is computed: moves in the
 * words of their options, preferences by the statement that decides them, ties called ties. */
#include "report/explain.h"

#include "base/bits.h"
#include "report/standstill.h"
#include "report/teller.h"

#include <inttypes.h>

#define SENTENCE_MOVES_MAX 3   /* moves of an answer told one by one in a sentence */
#define PARAGRAPH_MOVES_MAX 12 /* and in a paragraph */
#define IMPROVEMENTS_MAX 6     /* improvements that a paragraph tells one by one */

/* ---- phrases ------------------------------------------------------------------------------------------------------- */

bool dt_is_credible(dt_concept_id concept)
{
    return dt_concept_get(concept)->expects == DT_EXPECTS_INTEREST;
}

bool dt_is_final(dt_concept_id concept)
{
    return dt_concept_get(concept)->final;
}

static void add(dt_page *page, const char *text)
{
    dt_text_add(&page->doc->text, text);
}

static void add_dm(dt_page *page, size_t dm)
{
    dt_prose_dm(&page->doc->text, page->model, dm);
}

/* Would the name of the state be a list of options that goes on and on? */
static bool is_wordy(const dt_page *page, uint32_t state)
{
    return page->naming == DT_BY_NAME && dt_graph_is_sketch(page->asked->graph) &&
           dt_prose_is_long(page->asked->graph, state);
}

void dt_explain_state(dt_page *page, uint32_t state)
{
    if (state == page->asked->state && is_wordy(page, state)) {
        add(page, "the state asked about");
        return;
    }
    dt_prose_state(&page->doc->text, page->asked->graph, page->naming, state);
}

static void add_move(dt_page *page, dt_move move, uint32_t from)
{
    dt_prose_move(&page->doc->text, page->asked->graph, page->naming, move, from);
}

void dt_explain_move(dt_page *page, size_t dm, uint32_t from, uint32_t to)
{
    add_move(page, (dt_move){dm, to}, from);
    if (page->model->graph_form || is_wordy(page, to))
        return;
    add(page, ", which leads to ");
    dt_explain_state(page, to);
}

void dt_explain_count(dt_page *page, uint64_t count, const char *one, const char *many)
{
    if (count == UINT64_MAX) {
        dt_text_printf(&page->doc->text, "more than 10^19 %s", many);
        return;
    }
    dt_text_printf(&page->doc->text, "%" PRIu64 " %s", count, count == 1 ? one : many);
}

/* ---- how it stands without an answer ------------------------------------------------------------------------------- */

static bool is_final_option(const dt_option *option, const uint64_t *bits, size_t o)
{
    return option->direction != DT_BOTH && dt_bit_get(bits, o) == (option->direction == DT_TAKE);
}

/* The options that their direction keeps as they are. */
static void tell_final_options(dt_page *page, const dt_witness *w)
{
    const dt_decision_maker *who = &page->model->decision_makers[w->dm];
    const uint64_t *bits = dt_graph_state(page->asked->graph, w->state);
    dt_enumeration list = {.count = 0};
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++)
        if (is_final_option(&page->model->options[o], bits, o))
            dt_prose_quoted(dt_enumeration_next(&list), page->model->options[o].text);
    add(page, list.count ? "; there is no way back from what it did with " : "");
    dt_enumeration_end(&list, ", ", " and ", &page->doc->text);
}

/* A sketch has no states that nobody can move to: there it is only clear where the model forbids no moves. */
static dt_obstacle what_stands_against(dt_page *page, const dt_witness *w)
{
    dt_obstacle obstacle = DT_OBSTACLE_NO_MOVE;
    if (page->asked->total)
        return page->model->forbidden_count ? DT_OBSTACLE_NO_MOVE : DT_OBSTACLE_DIRECTION;
    dt_status status = dt_standstill_find(&obstacle, page->asked->graph, w->dm, w->state, page->asked->budget);
    if (status != DT_OK && page->doc->text.status == DT_OK)
        page->doc->text.status = status;
    return obstacle;
}

static void tell_no_move(dt_page *page, const dt_witness *w)
{
    if (dt_is_idle(page->model, w->dm)) {
        add(page, "there are no moves to make, here or anywhere");
        return;
    }
    add(page, "no move is open from there");
    switch (what_stands_against(page, w)) {
    case DT_OBSTACLE_DIRECTION: tell_final_options(page, w); break;
    case DT_OBSTACLE_FORBIDDEN: add(page, "; every move is ruled out"); break;
    default: break;
    }
}

static void tell_liking(dt_page *page, const dt_witness *w)
{
    if (dt_explain_by_chances(page, w)) {
        dt_explain_improbable(page, w);
        return;
    }
    add(page, w->moves == 1   ? "the only move from there, "
              : w->relational ? "every move from there is for the worse, as is "
                              : "every move from there is for the worse, even the best, ");
    add_move(page, (dt_move){w->dm, w->best}, w->state);
    add(page, w->moves == 1 ? ", is for the worse" : "");
    dt_explain_why(page, w->dm, w->state, w->best);
}

static void tell_tie(dt_page *page, const dt_witness *w)
{
    if (w->ties == 1) {
        add(page, "leaving it by ");
        dt_explain_move(page, w->dm, w->state, w->best);
        add(page, ", would be all the same to ");
        add_dm(page, w->dm);
        dt_explain_why(page, w->dm, w->state, w->best);
    } else {
        dt_text_printf(&page->doc->text, "it and %" PRIu64 " other states that are one move away are all the same to ",
                       w->ties);
        add_dm(page, w->dm);
    }
    add(page, w->moves > w->ties ? "; any other move is for the worse" : "");
}

/* ---- answers ------------------------------------------------------------------------------------------------------- */

/* Who moves in an answer, each once. */
static void tell_movers(dt_page *page, const dt_answer *answer)
{
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < page->model->dm_count; i++)
        for (size_t k = 0; k < answer->move_count; k++)
            if (answer->moves[k].dm == i) {
                dt_prose_dm(dt_enumeration_next(&list), page->model, i);
                break;
            }
    dt_enumeration_end(&list, ", ", " and ", &page->doc->text);
}

/* What leads over to the k-th move of an answer. */
static const char *leading_over(dt_concept_id concept, size_t k, bool certain)
{
    if (concept == DT_CONCEPT_SIM)
        return k ? " by " : " can improve at the same time by ";
    if (dt_is_credible(concept) && !certain)
        return k ? " with what may be an improvement, " : " can answer with what may be an improvement, ";
    if (dt_is_credible(concept))
        return k ? " with an improvement, " : " can answer with an improvement, ";
    return k ? " by " : " can answer by ";
}

/* The moves of an answer in their order; with reasons, why each improves, where it has to. */
static void tell_moves(dt_page *page, const dt_witness *w, const dt_answer *answer, bool reasons)
{
    bool at_once = w->criterion.concept == DT_CONCEPT_SIM;
    uint32_t from = at_once ? w->state : answer->to;
    for (size_t k = 0; k < answer->move_count; k++) {
        dt_move move = answer->moves[k];
        add(page, k == 0 ? "" : at_once ? " and " : ", then ");
        add_dm(page, move.dm);
        bool certain = !w->relational || dt_explain_relation(page, move.dm, move.to, from).kind != DT_NOT_KNOWN;
        add(page, leading_over(w->criterion.concept, k, certain));
        add_move(page, move, from);
        if (reasons && dt_is_credible(w->criterion.concept))
            dt_explain_why(page, move.dm, from, move.to);
        from = at_once ? from : move.to;
    }
}

static void tell_sequence(dt_page *page, const dt_witness *w, const dt_answer *answer, bool brief)
{
    if (answer->move_count <= (brief ? SENTENCE_MOVES_MAX : PARAGRAPH_MOVES_MAX)) {
        tell_moves(page, w, answer, !brief);
        return;
    }
    tell_movers(page, answer);
    dt_text_printf(&page->doc->text, " can answer in %zu moves", answer->move_count);
}

void dt_explain_answer(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    tell_sequence(page, w, answer, true);
}

/* What the answer comes to for the decision maker: never better than the state asked about. */
static void tell_end(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    bool back = answer->end == w->state;
    if (back || (!page->model->graph_form && !is_wordy(page, answer->end))) {
        add(page, back ? ", which leads back to " : ", which leads to ");
        dt_explain_state(page, answer->end);
    }
    if (back)
        return;
    add(page, !page->model->graph_form && is_wordy(page, answer->end) ? ", which is " : ", ");
    dt_explain_end(page, w, answer->end);
}

/* Why nothing that the others can bring about is a sanction. */
static void tell_preferences(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    if (w->relational) {
        dt_explain_undeterred(page, w, answer);
        return;
    }
    uint64_t better = answer->reached - answer->escapable;
    if (answer->escapable == 0)
        add(page, answer->reached == 1 ? "better for " : "each of them better for ");
    else if (better == 0)
        add(page,
            answer->reached == 1 ? "from which there is an escape for " : "from each of which there is an escape for ");
    else
        dt_text_printf(&page->doc->text, "%" PRIu64 " of them better, and with an escape from the rest, for ", better);
    add_dm(page, w->dm);
    if (answer->escapable)
        return;
    add(page, " than ");
    dt_explain_state(page, w->state);
}

/* What keeps the others from an answer. */
static void tell_nobody(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    bool at_once = w->criterion.concept == DT_CONCEPT_SIM;
    if (answer->reached == 0) {
        add(page, at_once ? "nobody else has an improvement that could be made at the same time"
                  : dt_is_credible(w->criterion.concept) && w->criterion.type
                      ? "nobody else would improve, or might, by moving on from there"
                  : dt_is_credible(w->criterion.concept) ? "nobody else would improve by moving on from there"
                                                         : "nobody else can move on from there");
        return;
    }
    add(page, at_once ? "the others could meet it with " : "the others could bring about ");
    if (at_once)
        dt_explain_count(page, answer->reached, "combination of improvements", "combinations of improvements");
    else
        dt_explain_count(page, answer->reached, "other state", "other states");
    add(page, !dt_is_credible(w->criterion.concept) || at_once ? ", "
              : w->criterion.type                              ? " by moves that improve or may, "
                                                               : " by improvements, ");
    tell_preferences(page, w, answer);
}

/* ---- sentences ----------------------------------------------------------------------------------------------------- */

/* "SEQ a", "SEQ a, b and d". */
void dt_explain_criterion_name(dt_page *page, dt_criterion criterion)
{
    char brief[DT_CRITERION_TEXT];
    dt_enumeration list = {.count = 0};
    if (page->types)
        criterion.type = 0;
    add(page, dt_criterion_brief(criterion, brief));
    for (const char *type = page->types; type && *type; type++)
        dt_text_printf(dt_enumeration_next(&list), "%s%c", type == page->types ? " " : "", *type);
    dt_enumeration_end(&list, ", ", " and ", &page->doc->text);
}

static void tell_verdict(dt_page *page, const dt_witness *w)
{
    dt_prose_title(&page->doc->text, page->asked->graph, page->naming, w->state);
    add(page, w->by == DT_UNSTABLE ? " is not stable for " : " is stable for ");
    add_dm(page, w->dm);
    add(page, " under ");
    dt_explain_criterion_name(page, w->criterion);
    add(page, ": ");
}

static void tell_sanction(dt_page *page, const dt_witness *w)
{
    if (w->left_for > 1) {
        add(page, "each of ");
        dt_explain_left_for(page, w);
        add(page, w->relational ? " has an answer; to one, " : " has an answer; to the best, ");
    } else {
        add(page, "to ");
        dt_explain_left_for(page, w);
        add(page, ", ");
    }
    add_move(page, (dt_move){w->dm, w->answers[0].to}, w->state);
    add(page, ", ");
    tell_sequence(page, w, &w->answers[0], true);
    tell_end(page, w, &w->answers[0]);
}

/* Is it known that the move is for the better? */
static bool is_certain(const dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    return !w->relational || dt_explain_relation(page, w->dm, answer->to, w->state).kind != DT_NOT_KNOWN;
}

static void tell_boldness(dt_page *page, const dt_witness *w)
{
    if (w->criterion.type)
        dt_text_printf(&page->doc->text, "; under type %c that is enough to leave", w->criterion.type);
}

static void tell_unstable(dt_page *page, const dt_witness *w)
{
    const dt_answer *answer = &w->answers[0];
    bool certain = is_certain(page, w, answer);
    add(page, certain ? "there is an improvement, " : "there is a move that may improve, ");
    dt_explain_move(page, w->dm, w->state, answer->to);
    if (w->criterion.concept == DT_CONCEPT_NASH || w->relational)
        dt_explain_why(page, w->dm, w->state, answer->to);
    if (!certain)
        tell_boldness(page, w);
    if (w->criterion.concept == DT_CONCEPT_NASH)
        return;
    add(page, "; ");
    tell_nobody(page, w, answer);
}

static void (*const reasons[])(dt_page *, const dt_witness *) = {
    [DT_UNSTABLE] = tell_unstable, [DT_BY_NO_MOVE] = tell_no_move,   [DT_BY_LIKING] = tell_liking,
    [DT_BY_TIE] = tell_tie,        [DT_BY_SANCTION] = tell_sanction, [DT_BY_UNKNOWN] = dt_explain_unknown,
};

void dt_explain_sentence(dt_page *page, const dt_witness *w)
{
    tell_verdict(page, w);
    reasons[w->by](page, w);
    add(page, ".");
}

static void tell_sentence(dt_page *page, const dt_witness *w)
{
    dt_explain_sentence(page, w);
    dt_document_block(page->doc, DT_PARAGRAPH);
}

/* ---- paragraphs ---------------------------------------------------------------------------------------------------- */

static void capital(dt_page *page, size_t at)
{
    if (page->doc->text.status == DT_OK && at < page->doc->text.length && page->doc->text.data[at] >= 'a' &&
        page->doc->text.data[at] <= 'z')
        page->doc->text.data[at] = (char)(page->doc->text.data[at] - 'a' + 'A');
}

static void begin_sentence(dt_page *page, void (*tell)(dt_page *, const dt_witness *, const dt_answer *),
                           const dt_witness *w, const dt_answer *answer)
{
    add(page, page->doc->text.length ? " " : "");
    size_t at = page->doc->text.length;
    tell(page, w, answer);
    capital(page, at);
    add(page, ".");
}

static void tell_improvement(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    bool certain = is_certain(page, w, answer);
    dt_explain_move(page, w->dm, w->state, answer->to);
    if (certain)
        add(page, page->model->graph_form ? " is an improvement for " : ", an improvement for ");
    else
        add(page, page->model->graph_form ? " may be an improvement for " : ", which may be an improvement for ");
    add_dm(page, w->dm);
    dt_explain_why(page, w->dm, w->state, answer->to);
    if (!certain)
        tell_boldness(page, w);
}

static void tell_answer(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    tell_sequence(page, w, answer, false);
    tell_end(page, w, answer);
}

static void tell_no_escape(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    (void)answer;
    add(page, "from there no move of ");
    add_dm(page, w->dm);
    dt_explain_no_escape(page, w);
}

/* The moves of an answer alone: "X taking "a", then Y dropping "b"". */
static void tell_path(dt_page *page, const dt_answer *answer)
{
    uint32_t from = answer->to;
    for (size_t k = 0; k < answer->move_count; k++) {
        add(page, k ? ", then " : "");
        add_dm(page, answer->moves[k].dm);
        add(page, " ");
        add_move(page, answer->moves[k], from);
        from = answer->moves[k].to;
    }
}

static void tell_escape(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    bool brief = answer->move_count > PARAGRAPH_MOVES_MAX;
    if (brief) {
        add(page, "one of these takes ");
        dt_explain_count(page, answer->move_count, "move", "moves");
    } else if (is_wordy(page, answer->end)) {
        add(page, "to one of these leads ");
        tell_path(page, answer);
    } else {
        add(page, "one of these is ");
        dt_explain_state(page, answer->end);
    }
    add(page, ", from which ");
    add_dm(page, w->dm);
    add(page, " can escape by ");
    dt_explain_move(page, w->dm, answer->end, answer->escape);
    if (w->relational)
        dt_explain_escape(page, w, answer->escape);
}

/* One improvement and what becomes of it. */
static void tell_whole_answer(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    begin_sentence(page, tell_improvement, w, answer);
    if (answer->sanctioned) {
        begin_sentence(page, tell_answer, w, answer);
        if (dt_is_final(w->criterion.concept))
            begin_sentence(page, tell_no_escape, w, answer);
    } else if (w->criterion.concept != DT_CONCEPT_NASH) {
        begin_sentence(page, tell_nobody, w, answer);
        if (answer->escape != DT_NO_STATE)
            begin_sentence(page, tell_escape, w, answer);
    }
}

/* How the list of answers is announced. */
static void announce(dt_page *page, const dt_witness *w)
{
    const char *unanswered = w->criterion.concept == DT_CONCEPT_NASH ? "" : ", to which there is no answer";
    dt_text *text = &page->doc->text;
    if (w->by == DT_UNSTABLE && w->left_for == 1) {
        dt_text_printf(text, "there is %s%s:", w->improvements ? "an improvement" : "a move that may improve",
                       unanswered);
    } else if (w->by == DT_UNSTABLE) {
        add(page, "there are ");
        dt_explain_left_for(page, w);
        dt_text_printf(text, ", among them one%s:",
                       w->criterion.concept != DT_CONCEPT_NASH ? " to which there is no answer"
                       : w->relational                         ? ""
                                                               : " that is the best");
    } else {
        add(page, w->left_for == 1 ? "" : "each of ");
        dt_explain_left_for(page, w);
        add(page, " has an answer:");
    }
}

static void tell_answers(dt_page *page, const dt_witness *w)
{
    announce(page, w);
    dt_document_block(page->doc, DT_PARAGRAPH);
    for (size_t k = 0; k < w->answer_count && k < IMPROVEMENTS_MAX; k++) {
        tell_whole_answer(page, w, &w->answers[k]);
        dt_document_block(page->doc, DT_ITEM);
    }
    if (w->by == DT_UNSTABLE || w->left_for <= IMPROVEMENTS_MAX)
        return;
    dt_text_printf(&page->doc->text, "The other %" PRIu64 " likewise; --depth witness lists them.",
                   w->left_for - IMPROVEMENTS_MAX);
    dt_document_block(page->doc, DT_ITEM);
}

static void tell_paragraph(dt_page *page, const dt_witness *w)
{
    if (w->by != DT_UNSTABLE && w->by != DT_BY_SANCTION) {
        tell_sentence(page, w);
        return;
    }
    tell_verdict(page, w);
    tell_answers(page, w);
}

/* Is the same improvement, which is one for certain, told of both in the same words? */
static bool leaves_alike(const dt_page *page, const dt_witness *a, const dt_witness *b)
{
    const dt_answer *one = a->answers, *other = b->answers;
    return a->left_for == b->left_for && one->to == other->to && is_certain(page, a, one) &&
           one->reached == other->reached && one->better == other->better && one->escapable == other->escapable &&
           one->unknown == other->unknown && one->end == other->end && one->escape == other->escape;
}

/* Do the two say the same, but for the type? */
static bool says_the_same(const dt_page *page, const dt_witness *a, const dt_witness *b)
{
    bool plain = a->by == DT_BY_NO_MOVE || a->by == DT_BY_LIKING || a->by == DT_BY_TIE ||
                 (a->by == DT_UNSTABLE && b->by == a->by && leaves_alike(page, a, b));
    return plain && a->criterion.type && b->criterion.type && a->by == b->by && a->dm == b->dm &&
           a->criterion.concept == b->criterion.concept && a->criterion.strength == b->criterion.strength;
}

/* Tells each, those in a row that say the same at once. */
static void tell_each(dt_page *page, const dt_witness *const *witnesses, size_t count,
                      void (*tell)(dt_page *, const dt_witness *))
{
    for (size_t k = 0, next; k < count; k = next) {
        char types[5] = {0};
        for (next = k; next < count && (next == k || says_the_same(page, witnesses[k], witnesses[next])); next++)
            types[next - k] = witnesses[next]->criterion.type;
        page->types = next > k + 1 ? types : NULL;
        tell(page, witnesses[k]);
    }
    page->types = NULL;
}

dt_status dt_report_witnesses(const dt_asked *asked, const dt_witness *const *witnesses, size_t count, dt_format format,
                              dt_text *out)
{
    static void (*const depths[])(dt_page *, const dt_witness *) = {
        [DT_DEPTH_SENTENCE] = tell_sentence,
        [DT_DEPTH_PARAGRAPH] = tell_paragraph,
        [DT_DEPTH_WITNESS] = dt_explain_formally,
    };
    if (format == DT_FORMAT_JSON)
        return dt_report_witnesses_json(asked, witnesses, count, out);
    dt_document doc;
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    dt_page page = {.asked = asked, .model = dt_graph_model(asked->graph), .doc = &doc};
    bool sketch = dt_graph_is_sketch(asked->graph);
    page.relational = count && witnesses[0]->relational;
    page.naming = sketch && asked->depth != DT_DEPTH_WITNESS ? DT_BY_NAME : DT_NUMBERED;
    if (sketch && asked->depth == DT_DEPTH_WITNESS)
        dt_explain_sketch(&page);
    void (*tell)(dt_page *, const dt_witness *) = depths[asked->depth];
    if (page.relational && asked->depth == DT_DEPTH_WITNESS)
        tell = dt_explain_relations_formally;
    tell_each(&page, witnesses, count, tell);
    return dt_document_end(&doc);
}

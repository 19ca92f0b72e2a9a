/* SPDX-License-Identifier: MIT */
/* What a right model says once it is read. */
#include "models.h"

#include <glob.h>

#define HEAD "detente: 1\nname: n\n"
#define TWO                                                                                                            \
    HEAD "decision_makers: {A: {options: {a: , b: }}, B: {options: {c: First, d: {text: Second, moves: drop}}}}\n"
#define WANTS "preferences: {A: {statements: [a, b]}, B: {statements: [c, d]}}\n"

static void options_are_numbered_in_the_order_of_the_file(void **unused)
{
    (void)unused;
    reading r = read_right(TWO WANTS);
    const dt_model *m = r.model;
    assert_string_equal(m->name, "n");
    assert_int_equal(m->dm_count, 2);
    assert_int_equal(m->option_count, 4);
    assert_int_equal(m->decision_makers[1].first_option, 2);
    assert_int_equal(m->decision_makers[1].option_count, 2);
    assert_string_equal(m->options[0].text, "a");
    assert_string_equal(m->options[2].text, "First");
    assert_string_equal(m->options[3].text, "Second");
    assert_int_equal(m->options[3].direction, DT_DROP);
    assert_int_equal(m->options[3].dm, 1);
    assert_int_equal(dt_model_words(m), 1);
    assert_int_equal(dt_model_find_dm(m, "B"), 1);
    assert_int_equal(dt_model_find_dm(m, "C"), DT_PATTERN_NONE);
    done_reading(&r);
}

static void parts_may_come_in_any_order(void **unused)
{
    (void)unused;
    reading r =
        read_right("preferences: {A: {statements: [{that: a, cite: s#2}]}}\nstatus_quo: x\nstates: {x: [a]}\n"
                   "infeasible: [not a]\ndecision_makers: {A: {options: {a: }}}\nsources: {s: {title: T}}\nname: n\n"
                   "detente: +01\n");
    assert_int_equal(r.model->infeasible_count, 1);
    assert_string_equal(r.model->status_quo->name, "x");
    done_reading(&r);
}

static void shared_option_names_are_written_with_their_owner(void **unused)
{
    (void)unused;
    reading r = read_right(HEAD "decision_makers: {A: {options: {x: , y: }}, B: {options: {x: }}}\n"
                                "preferences: {A: {statements: [A.x and y and A.y]}, B: {weights: {B.x: -3}}}\n");
    assert_string_equal(r.model->options[0].written, "A.x");
    assert_string_equal(r.model->options[1].written, "y");
    assert_string_equal(r.model->options[2].written, "B.x");
    assert_int_equal(r.model->decision_makers[1].readings[0].weights[2], -3);
    done_reading(&r);
}

static void nothing_is_as_if_left_out(void **unused)
{
    (void)unused;
    reading r = read_right(HEAD "description: ~\nsources:\ninfeasible: null\nmoves: {step: , forbid: }\nstates: {s: }\n"
                                "status_quo:\ngraph:\ndecision_makers: {A: ~, B: {options: {c: ~}}}\n"
                                "preferences: {A: {statements: [c], ranking: }, B: {weights: {c: 1, zzz: }}}\n");
    assert_null(r.model->description);
    assert_int_equal(r.model->named_count, 0);
    assert_null(r.model->status_quo);
    assert_int_equal(r.model->dm_count, 2);
    assert_int_equal(r.model->option_count, 1);
    done_reading(&r);
}

static void rules_are_statements_or_patterns(void **unused)
{
    (void)unused;
    reading r =
        read_right(TWO "infeasible:\n  - a   and\n    b\n  - YN--\n  - that: \"----\"\n    because: Why.\n" WANTS);
    const dt_model *m = r.model;
    assert_int_equal(m->infeasible_count, 3);
    assert_string_equal(m->infeasible[0].text, "a and b");
    uint64_t states[] = {1, 3};
    assert_true(dt_statement_holds(m->infeasible[1].that, &states[0]));
    assert_false(dt_statement_holds(m->infeasible[1].that, &states[1]));
    assert_true(dt_statement_holds(m->infeasible[2].that, &states[1]));
    assert_string_equal(m->infeasible[2].note.because, "Why.");
    done_reading(&r);
}

/* An option called Y or YN: a text as long as there are options is a pattern, any other that is an option's name is it. */
static void an_option_named_like_a_pattern_is_meant_where_the_length_differs(void **unused)
{
    (void)unused;
    reading r = read_right(HEAD "decision_makers: {A: {options: {Y: , YN: , YYN: }}}\n"
                                "infeasible: [YN, YYN]\npreferences: {A: {statements: [Y, YN, YYN]}}\n");
    uint64_t second = 2, first_two = 3;
    assert_true(dt_statement_holds(r.model->infeasible[0].that, &second));    /* the option YN */
    assert_true(dt_statement_holds(r.model->infeasible[1].that, &first_two)); /* the pattern */
    assert_false(dt_statement_holds(r.model->infeasible[1].that, &second));
    done_reading(&r);
    assert_codes(HEAD "decision_makers: {A: {options: {Y: , b: , c: }}}\ninfeasible: [N]\n"
                      "preferences: {A: {statements: [Y, b, c]}}\n",
                 "34 ");
}

static void states_are_lists_patterns_or_long(void **unused)
{
    (void)unused;
    reading r = read_right(
        TWO "states: {s: [a, B.d], t: YN--, u: {is: [], text: Nothing, because: Why.}, v: \"----\"}\n" WANTS);
    const dt_named_state *named = r.model->named;
    assert_int_equal(r.model->named_count, 4);
    assert_true(named[0].pattern.whole);
    assert_int_equal(named[0].pattern.care[0], 0xf);
    assert_int_equal(named[0].pattern.value[0], 0x9);
    assert_false(named[1].pattern.whole);
    assert_int_equal(named[1].pattern.care[0], 0x3);
    assert_int_equal(named[1].pattern.value[0], 0x1);
    assert_true(named[2].pattern.whole);
    assert_int_equal(named[2].pattern.value[0], 0);
    assert_string_equal(named[2].text, "Nothing");
    assert_int_equal(named[3].pattern.care[0], 0);
    done_reading(&r);
}

static void assert_status_quo(const char *written, const char *name, uint64_t value, uint64_t care)
{
    char text[1000];
    snprintf(text, sizeof text, TWO "states: {s: {is: [a], text: S, because: Why.}}\nstatus_quo: %s\n" WANTS, written);
    reading r = read_right(text);
    const dt_named_state *quo = r.model->status_quo;
    assert_non_null(quo);
    if (name)
        assert_string_equal(quo->name, name);
    else
        assert_null(quo->name);
    assert_int_equal(quo->pattern.value[0], value);
    assert_int_equal(quo->pattern.care[0], care);
    done_reading(&r);
}

static void a_status_quo_is_a_name_a_list_a_pattern_or_long(void **unused)
{
    (void)unused;
    assert_status_quo("s", "s", 1, 0xf);
    assert_status_quo("[a, c]", NULL, 5, 0xf);
    assert_status_quo("[]", NULL, 0, 0xf);
    assert_status_quo("YN-Y", NULL, 9, 0xb);
    assert_status_quo("{is: [d], text: Now}", NULL, 8, 0xf);
    assert_status_quo("{is: s}", "s", 1, 0xf);
    assert_status_quo("{is: NNNN}", NULL, 0, 0xf);
}

static void what_a_long_status_quo_does_not_say_its_state_does(void **unused)
{
    (void)unused;
    reading r =
        read_right(TWO "states: {s: {is: [a], text: S, because: Why.}}\nstatus_quo: {is: s, text: Here}\n" WANTS);
    assert_string_equal(r.model->status_quo->text, "Here");
    assert_string_equal(r.model->status_quo->note.because, "Why.");
    done_reading(&r);
}

static void moves_are_ruled_out_by_step_and_list(void **unused)
{
    (void)unused;
    reading r =
        read_right(TWO "moves:\n  step: single\n  forbid:\n    - {by: A, from: a, to: b}\n    - {by: [A, B], to: c}\n"
                       "    - {from: d, because: Why.}\n  exchange_requires: {that: a, because: Why.}\n" WANTS);
    const dt_model *m = r.model;
    uint64_t none = 0, all = 0xf;
    assert_true(m->single_step);
    assert_int_equal(m->forbidden_count, 3);
    assert_int_equal(m->forbidden[0].by[0], 1);
    assert_int_equal(m->forbidden[1].by[0], 3);
    assert_int_equal(m->forbidden[2].by[0], 3);
    assert_true(dt_statement_holds(m->forbidden[1].from, &none));
    assert_null(m->forbidden[2].to);
    assert_true(dt_statement_holds(m->exchange_requires->that, &all));
    assert_string_equal(m->exchange_requires->note.because, "Why.");
    done_reading(&r);
}

static void preferences_come_in_three_forms(void **unused)
{
    (void)unused;
    reading r = read_right(HEAD "decision_makers: {A: {options: {a: , b: }}, B: , C: }\nstates: {s: [a]}\n"
                                "preferences:\n  A: {statements: [a and b, {that: not a, because: Why.}]}\n"
                                "  B: {ranking: [s, [NN, -Y]]}\n  C: {weights: {a: -8, b: +2}}\n");
    const dt_decision_maker *dms = r.model->decision_makers;
    assert_int_equal(dms[0].readings->kind, DT_BY_STATEMENTS);
    assert_int_equal(dms[0].readings->statement_count, 2);
    assert_string_equal(dms[0].readings->statements[1].note.because, "Why.");
    assert_int_equal(dms[1].readings->kind, DT_BY_RANKING);
    assert_int_equal(dms[1].readings->class_count, 2);
    assert_int_equal(dms[1].readings->class_ends[0], 1);
    assert_int_equal(dms[1].readings->class_ends[1], 3);
    assert_int_equal(dms[1].readings->entries[2].pattern.care[0], 2);
    assert_string_equal(dms[1].readings->entries[2].text, "-Y");
    assert_int_equal(dms[2].readings->kind, DT_BY_WEIGHTS);
    assert_int_equal(dms[2].readings->weights[0], -8);
    assert_int_equal(dms[2].readings->weights[1], 2);
    assert_false(dms[2].has_readings);
    assert_null(dms[2].readings->name);
    done_reading(&r);
}

static void readings_have_names_weights_and_reasons(void **unused)
{
    (void)unused;
    reading r = read_right(
        HEAD "decision_makers: {A: {options: {a: }}}\npreferences:\n  A:\n    because: Unclear.\n    readings:\n"
             "      meek: {statements: [a], because: Why.}\n      bold: {weights: {a: 1}, weight: 3}\n      none:\n");
    const dt_decision_maker *dm = r.model->decision_makers;
    assert_true(dm->has_readings);
    assert_int_equal(dm->reading_count, 2);
    assert_int_equal(dm->readings[0].weight, 1);
    assert_int_equal(dm->readings[1].weight, 3);
    assert_string_equal(dm->readings[0].note.because, "Why.");
    assert_string_equal(dm->preference_note.because, "Unclear.");
    assert_int_equal(dt_model_find_reading(dm, "bold"), 1);
    assert_int_equal(dt_model_find_reading(dm, "none"), DT_PATTERN_NONE);
    done_reading(&r);
}

static void citations_name_a_source_and_a_paragraph(void **unused)
{
    (void)unused;
    reading r = read_right(
        HEAD "because: Root.\ncite: s\nsources: {s: {title: T, date: 2022-02-06, file: f, url: u, cite: t#12}, t: {}}\n"
             "moves: {because: Steps., cite: t}\n"
             "decision_makers: {A: {because: Why., cite: [s#3, t], options: {a: {cite: s#1}}}}\n"
             "preferences: {A: {statements: [a], cite: []}}\n");
    const dt_model *m = r.model;
    const dt_note *note = &m->decision_makers[0].note;
    assert_int_equal(m->source_count, 2);
    assert_string_equal(m->sources[0].date, "2022-02-06");
    assert_null(m->sources[1].title);
    assert_int_equal(m->sources[0].note.citations[0].source, 1);
    assert_int_equal(m->sources[0].note.citations[0].paragraph, 12);
    assert_int_equal(note->citation_count, 2);
    assert_int_equal(note->citations[0].paragraph, 3);
    assert_int_equal(note->citations[1].source, 1);
    assert_int_equal(note->citations[1].paragraph, 0);
    assert_int_equal(m->note.citation_count, 1);
    assert_string_equal(m->moves_note.because, "Steps.");
    done_reading(&r);
}

static void a_graph_lists_states_and_moves(void **unused)
{
    (void)unused;
    reading r = read_right(
        HEAD "decision_makers: {A: , B: , C: }\ngraph:\n  states: [s1, 2, \"s 3\"]\n"
             "  moves: {B: {2: [s1], s1: [s 3, 2]}, A: {s1: [], 2: }}\nstatus_quo: {is: 2, text: Now}\n"
             "preferences: {A: {ranking: [s 3, [s1, 2]]}, B: {ranking: [2, s1, s 3]}, C: {ranking: [[s1, 2, s 3]]}}\n");
    const dt_model *m = r.model;
    assert_true(m->graph_form);
    assert_int_equal(m->graph_state_count, 3);
    assert_string_equal(m->graph_states[1].id, "2");
    assert_int_equal(m->graph_move_counts[0], 0);
    assert_int_equal(m->graph_move_counts[1], 3);
    const uint32_t moves[] = {0, 1, 0, 2, 1, 0};
    assert_memory_equal(m->graph_moves[1], moves, sizeof moves);
    assert_int_equal(m->status_quo->state, 1);
    assert_string_equal(m->status_quo->text, "Now");
    assert_int_equal(m->decision_makers[0].readings->entries[0].state, 2);
    assert_int_equal(dt_model_words(m), 1);
    done_reading(&r);
}

static void a_graph_may_say_what_its_states_are(void **unused)
{
    (void)unused;
    reading r = read_right(
        HEAD "decision_makers: {A: }\ngraph: {states: {x: One, y: Two}}\npreferences: {A: {ranking: [x, y]}}\n");
    assert_string_equal(r.model->graph_states[1].text, "Two");
    assert_int_equal(r.model->graph_move_counts[0], 0);
    done_reading(&r);
}

static void json_says_the_same(void **unused)
{
    (void)unused;
    reading r =
        read_right("{\"detente\": 1, \"name\": \"n\", \"decision_makers\": {\"A\": {\"options\": {\"a\": null}}},"
                   " \"preferences\": {\"A\": {\"statements\": [\"a\"]}}}");
    assert_int_equal(r.model->option_count, 1);
    done_reading(&r);
}

static void a_conflict_may_have_no_options(void **unused)
{
    (void)unused;
    reading r = read_right(
        HEAD "decision_makers: {A: }\nstates: {only: []}\nstatus_quo: only\npreferences: {A: {statements: [true]}}\n");
    assert_int_equal(r.model->option_count, 0);
    assert_int_equal(dt_model_words(r.model), 1);
    assert_true(r.model->status_quo->pattern.whole);
    done_reading(&r);
}

static void options_that_nothing_mentions_are_warned_of(void **unused)
{
    (void)unused;
    assert_codes(TWO "preferences: {A: {statements: [a]}, B: {weights: {c: 1, d: 0}}}\n", "101 101 ");
    assert_codes(TWO "infeasible: [b]\nmoves: {forbid: [{from: c}], exchange_requires: d}\n"
                     "preferences: {A: {statements: [a]}, B: {statements: [a]}}\n",
                 "");
    assert_codes(TWO "preferences: {A: {ranking: [Y---, NY--, NN--]}, B: {statements: [c and d]}}\n", "");
    assert_codes(TWO "states: {s: []}\npreferences: {A: {ranking: [s, YY--]}, B: {statements: [c]}}\n", "");
}

static void indifference_is_warned_of(void **unused)
{
    (void)unused;
    assert_codes(TWO "preferences: {A: {statements: []}, B: {statements: [a, b, c, d]}}\n", "102 ");
    assert_codes(TWO "preferences: {A: {weights: {a: 0}}, B: {statements: [a, b, c, d]}}\n", "102 ");
    assert_codes(TWO "preferences: {A: {readings: {x: {statements: []}, y: {ranking: [\"----\"]}}}, "
                     "B: {statements: [a, b, c, d]}}\n",
                 "102 102 ");
}

static void a_model_is_given_in_spite_of_errors_that_leave_its_states_alone(void **unused)
{
    (void)unused;
    static const char *const given[] = {
        "colour: red\n" TWO WANTS,
        TWO "moves: {forbid: [{from: zzz}]}\n" WANTS,
        TWO "states: {s: [zzz]}\nstatus_quo: s\n" WANTS,
        TWO "preferences: {A: {statements: [zzz]}}\n",
        HEAD "decision_makers: {A: {options: {1: }, because: []}}\npreferences: {A: {statements: []}}\n",
        HEAD "decision_makers: {A: }\ngraph: {states: [s], moves: {A: {s: [t]}}}\npreferences: {A: {ranking: [s]}}\n",
    };
    static const char *const withheld[] = {
        HEAD "decision_makers: {A: {options: []}}\npreferences: {A: {statements: []}}\n",
        HEAD "decision_makers: {}\npreferences: {}\n",
        HEAD "decision_makers: {A: }\ngraph: {states: [s, s]}\npreferences: {A: {ranking: [s]}}\n",
    };
    for (size_t k = 0; k < sizeof given / sizeof *given; k++) {
        reading r = read_text(given[k]);
        assert_int_equal(r.status, DT_OK);
        assert_non_null(r.model);
        assert_int_not_equal(dt_diagnostics_errors(r.diagnostics), 0);
        done_reading(&r);
    }
    for (size_t k = 0; k < sizeof withheld / sizeof *withheld; k++) {
        reading r = read_text(withheld[k]);
        assert_int_equal(r.status, DT_ERR_MODEL);
        assert_null(r.model);
        done_reading(&r);
    }
}

static void rules_that_cannot_be_read_are_said_to_be_missing(void **unused)
{
    (void)unused;
    static const char *const texts[] = {TWO "infeasible: [zzz, a]\n" WANTS, TWO "infeasible: {}\n" WANTS};
    for (size_t k = 0; k < 2; k++) {
        reading r = read_text(texts[k]);
        assert_true(r.model->rules_partial);
        assert_int_equal(r.model->infeasible_count, 1 - k);
        done_reading(&r);
    }
}

static void what_can_be_read_of_a_ranking_is_kept(void **unused)
{
    (void)unused;
    reading r = read_text(TWO "preferences: {A: {ranking: [YYYY, zzz]}}\n");
    const dt_reading *ranking = r.model->decision_makers[0].readings;
    assert_int_equal(ranking->kind, DT_BY_RANKING);
    assert_true(ranking->partial);
    assert_int_equal(ranking->class_ends[1], 1);
    done_reading(&r);
}

static void a_broken_preference_becomes_indifference(void **unused)
{
    (void)unused;
    reading r = read_text(TWO "preferences: {A: {weights: {zzz: 1}}}\n");
    const dt_decision_maker *dms = r.model->decision_makers;
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(dms[i].reading_count, 1);
        assert_int_equal(dms[i].readings->kind, DT_BY_STATEMENTS);
        assert_int_equal(dms[i].readings->statement_count, 0);
        assert_int_equal(dms[i].readings->weight, 1);
    }
    done_reading(&r);
}

static void what_is_lost_is_not_missed_again(void **unused)
{
    (void)unused;
    assert_codes(HEAD "decision_maker: {A: {options: {a: }}}\nstatus_quo: [a, b]\ninfeasible: [a and A.b, YY]\n"
                      "moves: {forbid: [{by: A}]}\npreferences: {A: {weights: {a: 1}}}\n",
                 "20 ");
    assert_codes(TWO "states: [s]\nstatus_quo: s\n" WANTS, "22 ");
    assert_codes("sources: []\n" TWO "preferences: {A: {statements: [a], cite: s#1}, B: {statements: [b], cite: t}}\n",
                 "22 ");
    assert_codes(HEAD "decision_makers: {A: }\ngraph: {state: [s], moves: {A: {s: [t]}}}\nstatus_quo: s\n"
                      "preferences: {A: {ranking: [s]}}\n",
                 "20 ");
    assert_codes(TWO "preference: {}\n", "20 ");
    assert_codes(TWO "preferences: {A: {statment: [a]}, B: {reading: []}}\n", "20 20 ");
}

static void hostile_sizes_end_with_a_message(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL};
    dt_text_add(&text, HEAD "decision_makers: {A: {options: {");
    for (int k = 0; k < 4096; k++)
        dt_text_printf(&text, "o%d: , ", k);
    dt_text_add(&text, "}}}\npreferences: {A: {readings: {");
    for (int k = 0; k < 20000; k++)
        dt_text_printf(&text, "r%d: {weights: {o1: 1}}, ", k);
    dt_text_add(&text, "}}}\n");
    assert_codes(dt_text_get(&text), "2 ");
    dt_text_free(&text);
}

static void more_than_4096_options_are_reported_once(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL};
    dt_text_add(&text, HEAD "decision_makers:\n");
    for (int k = 0; k < 5000; k++)
        dt_text_printf(&text, "  D%d: {options: {o%d: }}\n", k, k);
    dt_text_add(&text, "preferences: {D1: {statements: [o1, o4999]}}\n");
    reading r = read_text(dt_text_get(&text));
    assert_int_equal(r.status, DT_ERR_MODEL);
    size_t found = 0;
    for (size_t k = 0; k < dt_diagnostics_count(r.diagnostics); k++) {
        unsigned code = dt_diagnostics_get(r.diagnostics, k)->code;
        assert_true(code == DT_CODE_TOO_MANY_OPTIONS || code == DT_CODE_MISSING_PREFERENCE);
        found += code == DT_CODE_TOO_MANY_OPTIONS;
    }
    assert_int_equal(found, 1);
    done_reading(&r);
    dt_text_free(&text);
}

static void every_example_reads_without_errors(void **unused)
{
    (void)unused;
    const char *folder = getenv("DT_TESTS");
    static const char *const kinds[] = {"*.yaml", "*.json"};
    size_t count = 0;
    for (size_t kind = 0; kind < 2; kind++) {
        char pattern[1000];
        glob_t found = {.gl_pathc = 0};
        snprintf(pattern, sizeof pattern, "%s/../examples/*/%s", folder ? folder : "tests", kinds[kind]);
        assert_int_equal(glob(pattern, 0, NULL, &found), 0);
        for (size_t k = 0; k < found.gl_pathc; k++, count++) {
            size_t length = 0;
            char *text = read_file(found.gl_pathv[k], &length);
            *strrchr(found.gl_pathv[k], '/') = '\0';
            reading r = read_in(found.gl_pathv[k], text);
            assert_int_equal(dt_diagnostics_errors(r.diagnostics), 0);
            done_reading(&r);
            free(text);
        }
        globfree(&found);
    }
    assert_true(count >= 20);
}

/* ---- what is asked of a model later -------------------------------------------------------------------------- */

static void a_statement_from_elsewhere_is_placed_in_its_own_text(void **unused)
{
    (void)unused;
    reading r = read_right(TWO WANTS);
    static const char *const where = "a and zz";
    dt_source *source = NULL;
    dt_diagnostics *found = NULL;
    dt_statement *statement = NULL;
    assert_int_equal(dt_source_new(&source, "--where", where, strlen(where)), DT_OK);
    assert_int_equal(dt_diagnostics_new(&found, source), DT_OK);
    assert_int_equal(dt_model_parse(r.model, where, &statement, found), DT_ERR_MODEL);
    unsigned line, column;
    dt_source_locate(source, dt_diagnostics_get(found, 0)->span.offset, &line, &column);
    assert_int_equal(line, 1);
    assert_int_equal(column, 7);
    assert_int_equal(dt_model_parse(r.model, "B.c or a", &statement, found), DT_OK);
    uint64_t state = 4;
    assert_true(dt_statement_holds(statement, &state));
    dt_statement_free(statement);
    dt_diagnostics_free(found);
    dt_source_free(source);
    done_reading(&r);
}

static void a_graph_has_nothing_to_state(void **unused)
{
    (void)unused;
    reading r =
        read_right(HEAD "decision_makers: {A: }\ngraph: {states: [a, b]}\npreferences: {A: {ranking: [a, b]}}\n");
    dt_statement *statement = NULL;
    dt_pattern pattern;
    assert_int_equal(dt_model_parse(r.model, "a", &statement, r.diagnostics), DT_ERR_MODEL);
    assert_int_equal(dt_diagnostics_get(r.diagnostics, 0)->code, DT_CODE_NOT_IN_GRAPH_FORM);
    assert_int_equal(dt_model_pattern(r.model, "", &pattern), DT_ERR_MODEL);
    done_reading(&r);
}

static void patterns_are_read_and_written(void **unused)
{
    (void)unused;
    reading r = read_right(TWO WANTS);
    dt_pattern pattern;
    dt_text out = {.data = NULL};
    assert_int_equal(dt_model_pattern(r.model, "Y-NY", &pattern), DT_OK);
    assert_false(pattern.whole);
    assert_int_equal(pattern.care[0], 0xd);
    assert_int_equal(pattern.value[0], 0x9);
    dt_model_write_pattern(r.model, pattern.value, &out);
    assert_string_equal(dt_text_get(&out), "YNNY");
    dt_text_free(&out);
    dt_pattern_free(&pattern);
    assert_int_equal(dt_model_pattern(r.model, "YYY", &pattern), DT_ERR_MODEL);
    assert_int_equal(dt_model_pattern(r.model, "YYYx", &pattern), DT_ERR_MODEL);
    dt_pattern_free(&pattern);
    done_reading(&r);
}

static void the_nearest_name_is_one_that_can_have_been_meant(void **unused)
{
    (void)unused;
    static const char *const names[] = {"blockade", "arm", "Russia", "withdraw", "to", "blocked"};
    static const char *const cases[][2] = {{"blokade", "blockade"},
                                           {"amr", "arm"},
                                           {"russia", "Russia"},
                                           {"Rusia", "Russia"},
                                           {"wihtdraw", "withdraw"},
                                           {"x", NULL},
                                           {"TO", "to"},
                                           {"ot", "to"},
                                           {"blockad", "blockade"},
                                           {"", NULL},
                                           {"something else", NULL}};
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        const char *near = dt_nearest(cases[k][0], names, 6);
        if (cases[k][1])
            assert_string_equal(near, cases[k][1]);
        else
            assert_null(near);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_numbered_in_the_order_of_the_file),
        cmocka_unit_test(parts_may_come_in_any_order),
        cmocka_unit_test(shared_option_names_are_written_with_their_owner),
        cmocka_unit_test(nothing_is_as_if_left_out),
        cmocka_unit_test(rules_are_statements_or_patterns),
        cmocka_unit_test(an_option_named_like_a_pattern_is_meant_where_the_length_differs),
        cmocka_unit_test(states_are_lists_patterns_or_long),
        cmocka_unit_test(a_status_quo_is_a_name_a_list_a_pattern_or_long),
        cmocka_unit_test(what_a_long_status_quo_does_not_say_its_state_does),
        cmocka_unit_test(moves_are_ruled_out_by_step_and_list),
        cmocka_unit_test(preferences_come_in_three_forms),
        cmocka_unit_test(readings_have_names_weights_and_reasons),
        cmocka_unit_test(citations_name_a_source_and_a_paragraph),
        cmocka_unit_test(a_graph_lists_states_and_moves),
        cmocka_unit_test(a_graph_may_say_what_its_states_are),
        cmocka_unit_test(json_says_the_same),
        cmocka_unit_test(a_conflict_may_have_no_options),
        cmocka_unit_test(options_that_nothing_mentions_are_warned_of),
        cmocka_unit_test(indifference_is_warned_of),
        cmocka_unit_test(a_model_is_given_in_spite_of_errors_that_leave_its_states_alone),
        cmocka_unit_test(rules_that_cannot_be_read_are_said_to_be_missing),
        cmocka_unit_test(what_can_be_read_of_a_ranking_is_kept),
        cmocka_unit_test(a_broken_preference_becomes_indifference),
        cmocka_unit_test(what_is_lost_is_not_missed_again),
        cmocka_unit_test(hostile_sizes_end_with_a_message),
        cmocka_unit_test(more_than_4096_options_are_reported_once),
        cmocka_unit_test(every_example_reads_without_errors),
        cmocka_unit_test(a_statement_from_elsewhere_is_placed_in_its_own_text),
        cmocka_unit_test(a_graph_has_nothing_to_state),
        cmocka_unit_test(patterns_are_read_and_written),
        cmocka_unit_test(the_nearest_name_is_one_that_can_have_been_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

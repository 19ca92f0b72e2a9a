/* SPDX-License-Identifier: MIT */
/* Random statements against a plain evaluator of their own: parsing, printing and the three ways to evaluate agree. */
#include "base/random.h"
#include "statements.h"

#define STATES (1u << OPTIONS)
#define ROUNDS 3000

typedef struct maker {
    dt_random random;
    dt_text text;
} maker;

static size_t pick(maker *m, size_t bound)
{
    return (size_t)dt_random_below(&m->random, bound);
}

static void make(maker *m, unsigned depth, bool *table);

static void make_option(maker *m, unsigned depth, bool *table)
{
    (void)depth;
    size_t option = pick(m, OPTIONS);
    dt_text_printf(&m->text, "%s%s", pick(m, 3) ? "" : "A.", option_names[option]);
    for (size_t s = 0; s < STATES; s++)
        table[s] = s >> option & 1;
}

static void make_constant(maker *m, unsigned depth, bool *table)
{
    (void)depth;
    bool value = pick(m, 2);
    dt_text_add(&m->text, value ? "true" : "false");
    for (size_t s = 0; s < STATES; s++)
        table[s] = value;
}

static void make_not(maker *m, unsigned depth, bool *table)
{
    dt_text_add(&m->text, pick(m, 2) ? "not (" : "!(");
    make(m, depth, table);
    dt_text_add(&m->text, ")");
    for (size_t s = 0; s < STATES; s++)
        table[s] = !table[s];
}

static bool join(const char *word, bool left, bool right)
{
    switch (word[1]) {
    case 'a': return left && right; /* and */
    case 'o': return left || right; /* or */
    default: return word[3] == 'f' ? left == right : left || !right;
    }
}

static void make_join(maker *m, unsigned depth, bool *table)
{
    static const char *const words[] = {" and ", " or ", " if ", " iff "};
    const char *word = words[pick(m, 4)];
    bool other[STATES];
    dt_text_add(&m->text, "(");
    make(m, depth, table);
    dt_text_printf(&m->text, ")%s(", word);
    make(m, depth, other);
    dt_text_add(&m->text, ")");
    for (size_t s = 0; s < STATES; s++)
        table[s] = join(word, table[s], other[s]);
}

static void make_count(maker *m, unsigned depth, bool *table)
{
    static const char *const words[] = {"at_least", "at_most", "exactly"};
    size_t word = pick(m, 3), members = 1 + pick(m, 6), number = pick(m, members + 1);
    unsigned count[STATES] = {0};
    bool member[STATES];
    dt_text_printf(&m->text, "%s %zu of (", words[word], number);
    for (size_t k = 0; k < members; k++) {
        if (k)
            dt_text_add(&m->text, ", ");
        make(m, depth, member);
        for (size_t s = 0; s < STATES; s++)
            count[s] += member[s];
    }
    dt_text_add(&m->text, ")");
    for (size_t s = 0; s < STATES; s++)
        table[s] = word == 0 ? count[s] >= number : word == 1 ? count[s] <= number : count[s] == number;
}

static void make(maker *m, unsigned depth, bool *table)
{
    static void (*const makers[])(maker *, unsigned, bool *) = {make_option, make_option, make_not,
                                                                make_join,   make_join,   make_count};
    if (depth == 0)
        make_option(m, 0, table);
    else if (pick(m, 20) == 0)
        make_constant(m, 0, table);
    else
        makers[pick(m, 6)](m, depth - 1, table);
}

static dt_statement *random_statement(maker *m, bool *table)
{
    dt_text_free(&m->text);
    make(m, (unsigned)pick(m, 5), table);
    return right(dt_text_get(&m->text));
}

static void columns_of_block(size_t block, uint64_t *columns)
{
    for (size_t o = 0; o < OPTIONS; o++) {
        columns[o] = 0;
        for (size_t b = 0; b < 64; b++)
            columns[o] |= (uint64_t)((block * 64 + b) >> o & 1) << b;
    }
}

static void assert_same_table(const dt_statement *statement, const bool *table)
{
    for (uint64_t s = 0; s < STATES; s++)
        assert_int_equal(dt_statement_holds(statement, &s), table[s]);
}

static void holding_means_what_the_grammar_says(void **unused)
{
    (void)unused;
    maker m = {.random = {1}};
    for (int round = 0; round < ROUNDS; round++) {
        bool table[STATES];
        dt_statement *statement = random_statement(&m, table);
        assert_same_table(statement, table);
        dt_statement_free(statement);
    }
    dt_text_free(&m.text);
}

static void printing_and_parsing_keep_the_truth_table(void **unused)
{
    (void)unused;
    maker m = {.random = {2}};
    for (int round = 0; round < ROUNDS; round++) {
        bool table[STATES];
        dt_statement *statement = random_statement(&m, table);
        dt_text printed = {.data = NULL}, again = {.data = NULL};
        dt_statement_print(statement, &printed, option_name, NULL);
        dt_statement *copy = right(dt_text_get(&printed));
        assert_same_table(copy, table);
        dt_statement_print(copy, &again, option_name, NULL);
        assert_string_equal(dt_text_get(&again), dt_text_get(&printed));
        dt_statement_free(copy);
        dt_statement_free(statement);
        dt_text_free(&printed);
        dt_text_free(&again);
    }
    dt_text_free(&m.text);
}

static void columns_agree_with_holding_state_by_state(void **unused)
{
    (void)unused;
    maker m = {.random = {3}};
    for (int round = 0; round < ROUNDS; round++) {
        bool table[STATES];
        uint64_t columns[OPTIONS];
        dt_statement *statement = random_statement(&m, table);
        for (size_t block = 0; block < STATES / 64; block++) {
            columns_of_block(block, columns);
            uint64_t found = dt_statement_columns(statement, columns);
            for (size_t b = 0; b < 64; b++)
                assert_int_equal(found >> b & 1, table[block * 64 + b]);
        }
        dt_statement_free(statement);
    }
    dt_text_free(&m.text);
}

static void what_is_settled_holds_in_every_completion(void **unused)
{
    (void)unused;
    maker m = {.random = {4}};
    for (int round = 0; round < ROUNDS; round++) {
        bool table[STATES];
        dt_statement *statement = random_statement(&m, table);
        for (int trial = 0; trial < 16; trial++) {
            uint64_t known = pick(&m, STATES), state = pick(&m, STATES) & known;
            dt_truth truth = dt_statement_settle(statement, &state, &known);
            for (uint64_t s = 0; s < STATES; s++)
                if ((s & known) == state && truth != DT_OPEN)
                    assert_int_equal(table[s], truth == DT_TRUE);
            if (known == STATES - 1)
                assert_int_not_equal(truth, DT_OPEN);
        }
        dt_statement_free(statement);
    }
    dt_text_free(&m.text);
}

/* `letters`: Y taken, N not taken, - open, for a, b, c... */
static dt_truth settled(const char *text, const char *letters)
{
    dt_statement *statement = right(text);
    uint64_t state = 0, known = 0;
    for (size_t k = 0; letters[k]; k++) {
        state |= (uint64_t)(letters[k] == 'Y') << k;
        known |= (uint64_t)(letters[k] != '-') << k;
    }
    dt_truth truth = dt_statement_settle(statement, &state, &known);
    dt_statement_free(statement);
    return truth;
}

static void connectives_settle_by_kleenes_tables(void **unused)
{
    (void)unused;
    assert_int_equal(settled("a and b", "-N"), DT_FALSE);
    assert_int_equal(settled("a and b", "-Y"), DT_OPEN);
    assert_int_equal(settled("a or b", "-Y"), DT_TRUE);
    assert_int_equal(settled("a or b", "-N"), DT_OPEN);
    assert_int_equal(settled("a if b", "-N"), DT_TRUE);
    assert_int_equal(settled("a if b", "N-"), DT_OPEN);
    assert_int_equal(settled("a if b", "NY"), DT_FALSE);
    assert_int_equal(settled("a iff b", "Y-"), DT_OPEN);
    assert_int_equal(settled("not a", "-"), DT_OPEN);
    assert_int_equal(settled("a or not a", "-"), DT_OPEN); /* Kleene: by the options' own values */
}

static void counts_settle_as_soon_as_they_are_out_of_reach(void **unused)
{
    (void)unused;
    assert_int_equal(settled("at_least 2 of (a, b, c, d)", "YY--"), DT_TRUE);
    assert_int_equal(settled("at_least 2 of (a, b, c, d)", "NNN-"), DT_FALSE);
    assert_int_equal(settled("at_least 2 of (a, b, c, d)", "YNN-"), DT_OPEN);
    assert_int_equal(settled("at_most 1 of (a, b, c, d)", "NNN-"), DT_TRUE);
    assert_int_equal(settled("at_most 1 of (a, b, c, d)", "--YY"), DT_FALSE);
    assert_int_equal(settled("exactly 1 of (a, b, c)", "YY-"), DT_FALSE);
    assert_int_equal(settled("exactly 2 of (a, b, c)", "NN-"), DT_FALSE);
    assert_int_equal(settled("exactly 1 of (a, b, c)", "YN-"), DT_OPEN);
    assert_int_equal(settled("at_least 0 of (a, b)", "--"), DT_TRUE);
    assert_int_equal(settled("at_most 2 of (a, b)", "--"), DT_TRUE);
}

static void long_counts_are_added_right(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL};
    dt_text_add(&text, "exactly 20000 of (a");
    for (int k = 1; k < 30000; k++)
        dt_text_add(&text, k < 20000 ? ",a" : ",b");
    dt_text_add(&text, ")");
    dt_statement *statement = right(dt_text_get(&text));
    uint64_t columns[2] = {0xc, 0xa};
    assert_int_equal(dt_statement_columns(statement, columns), 0x4); /* a and not b */
    uint64_t state = 1;
    assert_true(dt_statement_holds(statement, &state));
    dt_statement_free(statement);
    dt_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holding_means_what_the_grammar_says),
        cmocka_unit_test(printing_and_parsing_keep_the_truth_table),
        cmocka_unit_test(columns_agree_with_holding_state_by_state),
        cmocka_unit_test(what_is_settled_holds_in_every_completion),
        cmocka_unit_test(connectives_settle_by_kleenes_tables),
        cmocka_unit_test(counts_settle_as_soon_as_they_are_out_of_reach),
        cmocka_unit_test(long_counts_are_added_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

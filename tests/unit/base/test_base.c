/* SPDX-License-Identifier: MIT */
#include "base/codes.h"
#include "base/intern.h"
#include "base/memory.h"
#include "base/random.h"
#include "base/sha256.h"
#include "base/sort.h"
#include "test.h"

#include <string.h>

static void sha256_matches_the_standards_examples(void **unused)
{
    (void)unused;
    char digits[65], million[1000];
    dt_sha256(digits, "abc", 3);
    assert_string_equal(digits, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    dt_sha256(digits, "", 0);
    assert_string_equal(digits, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    dt_sha256(digits, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56);
    assert_string_equal(digits, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    memset(million, 'a', sizeof million);
    dt_sha256(digits, million, sizeof million);
    assert_string_equal(digits, "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3");
}

static void assert_place(const dt_source *source, size_t offset, unsigned line, unsigned column)
{
    unsigned found_line, found_column;
    dt_source_locate(source, offset, &found_line, &found_column);
    assert_int_equal(found_line, line);
    assert_int_equal(found_column, column);
}

static void places_count_code_points_and_every_kind_of_line_end(void **unused)
{
    (void)unused;
    const char text[] = "\xef\xbb\xbfone\r\n\tt\xc3\xa4x\rthree\n";
    dt_source *source = NULL;
    assert_int_equal(dt_source_new(&source, "t", text, sizeof text - 1), DT_OK);
    assert_place(source, 3, 1, 1);
    assert_place(source, 8, 2, 1);
    assert_place(source, 12, 2, 4); /* the x behind a tab, a letter and a letter of two bytes */
    assert_place(source, 14, 3, 1);
    assert_place(source, 1000, 4, 1);
    assert_int_equal(dt_source_offset(source, 2, 4), 12);
    assert_int_equal(dt_source_offset(source, 1, 1), 3);
    assert_int_equal(dt_source_offset(source, 3, 99), 19);
    size_t length;
    assert_memory_equal(dt_source_line(source, 3, &length), "three", 5);
    assert_int_equal(length, 5);
    dt_source_free(source);
}

static void diagnostics_come_out_by_place_errors_first(void **unused)
{
    (void)unused;
    dt_source *source = NULL;
    dt_diagnostics *found = NULL;
    assert_int_equal(dt_source_new(&source, "t", "abc", 3), DT_OK);
    assert_int_equal(dt_diagnostics_new(&found, source), DT_OK);
    dt_diagnostics_add(found, DT_CODE_UNUSED_OPTION, (dt_span){2, 1}, "second %d", 2);
    dt_diagnostics_add(found, DT_CODE_UNKNOWN_KEY, (dt_span){2, 1}, "first");
    dt_diagnostics_add(found, DT_CODE_UNUSED_OPTION, (dt_span){0, 1}, "zeroth");
    assert_int_equal(dt_diagnostics_count(found), 3);
    assert_int_equal(dt_diagnostics_errors(found), 1);
    assert_string_equal(dt_diagnostics_get(found, 0)->message, "zeroth");
    assert_string_equal(dt_diagnostics_get(found, 1)->message, "first");
    assert_string_equal(dt_diagnostics_get(found, 2)->message, "second 2");
    assert_int_equal(dt_diagnostics_status(found), DT_ERR_MODEL);
    dt_diagnostics_free(found);
    dt_source_free(source);
}

static dt_status refuse(void *user, const char *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)user += length;
    return DT_ERR_IO;
}

static void a_text_keeps_what_is_printed_to_it(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL};
    char long_piece[1000];
    memset(long_piece, 'x', sizeof long_piece - 1);
    long_piece[sizeof long_piece - 1] = '\0';
    dt_text_printf(&text, "%d-%s-", 7, long_piece);
    dt_text_add(&text, "end");
    assert_int_equal(text.length, 2 + 999 + 1 + 3);
    assert_string_equal(text.data + text.length - 4, "-end");
    dt_text_free(&text);
    assert_string_equal(dt_text_get(&text), "");
}

static void a_stream_remembers_that_writing_failed(void **unused)
{
    (void)unused;
    size_t handed = 0;
    dt_text stream = {.flush = refuse, .user = &handed};
    dt_text_add(&stream, "abc");
    assert_int_equal(dt_text_end(&stream), DT_ERR_IO);
    dt_text_add(&stream, "def");
    assert_int_equal(dt_text_end(&stream), DT_ERR_IO);
    assert_int_equal(handed, 3);
    dt_text_free(&stream);
}

static void limits_are_refused_before_they_are_passed(void **unused)
{
    (void)unused;
    dt_budget *budget = NULL;
    dt_limits limits = {.states = 10, .memory_bytes = 1000};
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    assert_int_equal(dt_budget_states(budget, 10), DT_OK);
    assert_int_equal(dt_budget_reserve(budget, 600), DT_OK);
    assert_string_equal(dt_budget_reason(budget), "");
    assert_int_equal(dt_budget_reserve(budget, 600), DT_ERR_LIMIT);
    assert_non_null(strstr(dt_budget_reason(budget), "--max-memory"));
    dt_budget_release(budget, 600);
    assert_int_equal(dt_budget_reserve(budget, UINT64_MAX), DT_ERR_LIMIT);
    assert_int_equal(dt_budget_reserve(budget, 1000), DT_OK);
    assert_int_equal(dt_budget_states(budget, 11), DT_ERR_LIMIT);
    assert_non_null(strstr(dt_budget_reason(budget), "--max-states"));
    dt_budget_free(budget);
}

static bool stop(void *user, const char *stage, uint64_t done, uint64_t total)
{
    (void)stage, (void)done, (void)total;
    ++*(int *)user;
    return false;
}

static void progress_is_asked_ten_times_a_second_and_can_cancel(void **unused)
{
    (void)unused;
    int asked = 0;
    dt_budget *budget = NULL;
    dt_limits limits = {.progress = stop, .user = &asked};
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    dt_status status = DT_OK;
    while (status == DT_OK)
        status = dt_budget_spend(budget, 1 << 16);
    assert_int_equal(status, DT_ERR_CANCELLED);
    assert_int_equal(asked, 1);
    dt_budget_free(budget);
}

static void time_runs_out(void **unused)
{
    (void)unused;
    dt_budget *budget = NULL;
    dt_limits limits = {.seconds = 0.01};
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    dt_budget_stage(budget, "counting sheep", 0);
    dt_status status = DT_OK;
    while (status == DT_OK)
        status = dt_budget_spend(budget, 1 << 16);
    assert_int_equal(status, DT_ERR_LIMIT);
    assert_non_null(strstr(dt_budget_reason(budget), "counting sheep"));
    dt_budget_free(budget);
}

static void an_arena_gives_aligned_zeroed_memory_of_any_size(void **unused)
{
    (void)unused;
    dt_arena arena = {.last = NULL};
    for (size_t size = 1; size < 5000000; size = size * 3 + 1) {
        unsigned char *piece = dt_arena_calloc(&arena, size, 1);
        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % 16, 0);
        assert_int_equal(piece[0] | piece[size - 1], 0);
        memset(piece, 0xff, size);
    }
    assert_null(dt_arena_calloc(&arena, SIZE_MAX / 2, 3));
    dt_arena_free(&arena);
}

static void a_key_keeps_its_number(void **unused)
{
    (void)unused;
    dt_budget *budget = NULL;
    dt_limits limits = DT_LIMITS_INIT;
    dt_intern numbers;
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    dt_intern_init(&numbers, budget);
    for (uint32_t round = 0; round < 2; round++)
        for (uint32_t k = 0; k < 1000; k++) {
            uint32_t id, key[] = {k % 7, k / 7, k};
            size_t length;
            assert_int_equal(dt_intern_put(&numbers, key, k % 4, &id), DT_OK);
            const uint32_t *back = dt_intern_key(&numbers, id, &length);
            assert_int_equal(length, k % 4);
            assert_int_equal(length ? memcmp(back, key, length * sizeof *key) : 0, 0);
            assert_int_equal(dt_intern_find(&numbers, key, k % 4), id);
        }
    assert_int_equal(numbers.count, 1 + 7 + 500 / 2 + 250); /* lengths 0, 1, 2 and 3 */
    assert_int_equal(dt_intern_find(&numbers, (uint32_t[]){7}, 1), DT_INTERN_NONE);
    assert_int_equal(dt_intern_find(&numbers, NULL, 0), 0); /* the first key was empty, too */
    dt_intern_free(&numbers);
    dt_budget_free(budget);
}

static void concepts_are_found_by_name(void **unused)
{
    (void)unused;
    for (int id = 0; id < DT_CONCEPT_COUNT; id++)
        assert_int_equal(dt_concept_find(dt_concept_get(id)->name)->id, id);
    assert_null(dt_concept_find("Nash"));
}

static int by_number(const void *left, const void *right)
{
    unsigned a = *(const unsigned *)left, b = *(const unsigned *)right;
    return a < b ? -1 : a > b;
}

static void sorting_orders_any_number_of_items(void **unused)
{
    (void)unused;
    unsigned items[60];
    dt_random random = {7};
    for (size_t count = 0; count <= 60; count++) {
        unsigned sum = 0, after = 0;
        for (size_t k = 0; k < count; k++)
            sum += items[k] = (unsigned)dt_random_below(&random, 40);
        dt_sort(items, count, sizeof *items, by_number);
        for (size_t k = 0; k < count; k++) {
            after += items[k];
            assert_true(k == 0 || items[k - 1] <= items[k]);
        }
        assert_int_equal(after, sum);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_matches_the_standards_examples),
        cmocka_unit_test(places_count_code_points_and_every_kind_of_line_end),
        cmocka_unit_test(diagnostics_come_out_by_place_errors_first),
        cmocka_unit_test(a_text_keeps_what_is_printed_to_it),
        cmocka_unit_test(a_stream_remembers_that_writing_failed),
        cmocka_unit_test(limits_are_refused_before_they_are_passed),
        cmocka_unit_test(progress_is_asked_ten_times_a_second_and_can_cancel),
        cmocka_unit_test(time_runs_out),
        cmocka_unit_test(an_arena_gives_aligned_zeroed_memory_of_any_size),
        cmocka_unit_test(a_key_keeps_its_number),
        cmocka_unit_test(sorting_orders_any_number_of_items),
        cmocka_unit_test(concepts_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

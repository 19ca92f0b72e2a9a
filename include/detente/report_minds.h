/* SPDX-License-Identifier: MIT */
/* report_minds: answers about minds that differ, perceptions and attitudes, as texts. As in report.h nothing is computed here. */
#ifndef DETENTE_REPORT_MINDS_H
#define DETENTE_REPORT_MINDS_H

#include <detente/attitudes.h>
#include <detente/hypergame.h>
#include <detente/report.h>

/** What was asked of `perceive`. */
typedef struct dt_perceive_asked {
    const dt_hypergame *hypergame;
    const dt_disclosures *disclosures; /* NULL: none were tried */
    dt_concept_id concept;             /* one of those of the hypergame */
    uint32_t state;   /* of the stage: told of alone in words; DT_NO_STATE: all that are worth telling */
    const char *file; /* the model's name as the user gave it */
    size_t most;      /* states told of in text, Markdown and LaTeX, of each sort */
    bool table;       /* with the table of all states (text, Markdown, LaTeX) */
    bool colour;
    dt_budget *budget;
} dt_perceive_asked;
/** How each sees the conflict, what each expects, what holds, who is surprised, and what disclosures would change. Text, JSON,
 *  csv (the table of all states), Markdown or LaTeX. */
DT_API dt_status dt_report_perceive(const dt_perceive_asked *asked, dt_format format, dt_text *out);

/** What was asked of `attitudes`. */
typedef struct dt_attitudes_asked {
    const dt_attitudes_options *options;
    dt_relational concept; /* by which changes are told */
    const char *file;      /* the model's name as the user gave it */
    size_t most;           /* states, and changes, told of in text, Markdown and LaTeX */
    bool colour;
    dt_budget *budget;
} dt_attitudes_asked;
/** Who cares for whom, what holds then, and what other attitudes would change. Text, JSON, csv (all states under the profile
 *  asked for), Markdown or LaTeX. */
DT_API dt_status dt_report_attitudes(const dt_attitude_cases *cases, const dt_attitudes_asked *asked, dt_format format,
                                     dt_text *out);

#endif

/* SPDX-License-Identifier: MIT */
/* Detente: the Graph Model for Conflict Resolution as a library. One header per room, in the order data flows. */
#ifndef DETENTE_H
#define DETENTE_H

#include <detente/base.h>
#include <detente/source.h>
#include <detente/logic.h>
#include <detente/preference.h>
#include <detente/model.h>
#include <detente/perceptions.h>
#include <detente/rules.h>
#include <detente/graph.h>
#include <detente/variant.h>
#include <detente/judge.h>
#include <detente/stability.h>
#include <detente/further.h>
#include <detente/foresight.h>
#include <detente/relations.h>
#include <detente/symbolic.h>
#include <detente/solution.h>
#include <detente/attitudes.h>
#include <detente/hypergame.h>
#include <detente/followup.h>
#include <detente/report.h>
#include <detente/account.h>
#include <detente/report_further.h>
#include <detente/report_minds.h>
#include <detente/report_relations.h>

#endif

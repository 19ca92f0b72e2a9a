/* SPDX-License-Identifier: MIT */
#ifndef CLI_PATHS_H
#define CLI_PATHS_H

#include "work.h"

/** The verb `paths` where work->symbolic stands for the states. @return an exit code. */
int paths_far(cli_work *work);

#endif

/* Tested cases as JUnit's XML, which CI jobs show beside other tests. */
#ifndef WW_REPORT_JUNIT_JUNIT_H
#define WW_REPORT_JUNIT_JUNIT_H

#include "base/buf.h"
#include "study/test/tested.h"

void ww_put_tested_junit(ww_buf *out, const ww_tested *tested);

#endif

/* Bars and tables as terminal text; only the text renderer includes this. */
#ifndef WW_REPORT_RENDER_FIGURES_H
#define WW_REPORT_RENDER_FIGURES_H

#include "report/pen.h"

void ww_render_bars(ww_pen *pen, const ww_element *bars);
void ww_render_table(ww_pen *pen, const ww_element *table);

#endif

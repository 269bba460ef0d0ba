/* Adding a figure to a document; see figure.h. */
#include "report/document/figure.h"

bool ww_is_about_drawing(const ww_figure *figure) {
  return figure->kind == WW_FIGURE_MAP || figure->kind == WW_FIGURE_CURVES;
}

ww_element *ww_figure_add(ww_element *parent, const ww_figure *figure) {
  ww_element *element = ww_element_add(parent, WW_ELEMENT_FIGURE);
  element->figure = figure;
  ww_run_add(element, WW_RUN_PLAIN, figure->title);
  return element;
}

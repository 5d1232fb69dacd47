// SPDX-License-Identifier: EUPL-1.2
#include "chart/chart_room.h"

#include "chart/shapes.h"

double chart_factor(const Style *style)
{
    return style_has_role(style, S("label")) ? style_role(style, S("label"))->size / LABEL_SIZE : 1;
}

double chart_page_room(const Style *style)
{
    const double heading = 106;
    return style->body_bottom - style->body_top - heading;
}

double chart_opening_room(const Style *style, int lines)
{
    const TextRole *heading = style_role(style, S("h1"));
    double above = style_role(style, S("eyebrow"))->leading + lines * heading->leading +
                   heading->after + 2 * style->grid;
    return (style->body_bottom - style->opening_top - above) / chart_factor(style);
}

// SPDX-License-Identifier: EUPL-1.2
// What each chart is called, in the words of the language.
#include "chart/picture.h"

#include "chart/chart_kind.h"

Slice chart_title(const ChartContext *context, Slice address)
{
    const ChartKind *kind = chart_kind(address);
    PillarData pillars[PILLARS];
    if (kind == NULL)
        return S("");
    pillars_read(context, pillars);
    int number = chart_pillar(pillars, address);
    return chart_phrase(context, kind->title,
                        &(PatternBlank){ "pillar", number < 0 ? S("") : pillars[number].name }, 1);
}

Colour chart_ground(const Style *style, Slice address)
{
    return slice_equal(address, S("cover")) ? style->night : style->paper;
}

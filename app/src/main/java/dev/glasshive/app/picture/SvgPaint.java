package dev.glasshive.app.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;

/// Colours of a drawing, and the gradients that it defines.
final class SvgPaint {
    private final List<String> definitions = new ArrayList<>();

    /// The attributes that paint `what`, `fill` or `stroke`, with `paint`.
    String attributes(String what, Paint paint) {
        return switch (paint) {
            case Color color -> solid(what, color);
            case LinearGradient gradient -> what + "=\"url(#" + define(gradient) + ")\"";
            case RadialGradient gradient when !gradient.getStops().isEmpty() -> solid(what, gradient.getStops().getFirst().getColor());
            default -> what + "=\"none\"";
        };
    }

    /// What drawings refer to.
    String definitions() {
        return String.join("", definitions);
    }

    /// Adds something to refer to.
    ///
    /// @param element with `%s` where its id stands
    String define(String element) {
        String id = "d" + definitions.size();
        definitions.add(element.replace("%s", id));
        return id;
    }

    private static String solid(String what, Color color) {
        String opacity = color.getOpacity() < 1 ? " " + what + "-opacity=\"" + number(color.getOpacity()) + "\"" : "";
        return what + "=\"" + rgb(color) + "\"" + opacity;
    }

    private static String rgb(Color color) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", Math.round(color.getRed() * 255), Math.round(color.getGreen() * 255), Math.round(color.getBlue() * 255));
    }

    private String define(LinearGradient gradient) {
        StringBuilder text = new StringBuilder("<linearGradient id=\"%s\" x1=\"" + number(gradient.getStartX()) + "\" y1=\"" + number(gradient.getStartY()) + "\" x2=\""
                + number(gradient.getEndX()) + "\" y2=\"" + number(gradient.getEndY()) + "\"");
        text.append(gradient.isProportional() ? "" : " gradientUnits=\"userSpaceOnUse\"");
        text.append(gradient.getCycleMethod() == CycleMethod.NO_CYCLE ? "" : " spreadMethod=\"" + gradient.getCycleMethod().name().toLowerCase(Locale.ROOT) + "\"").append('>');
        for (Stop stop : gradient.getStops()) {
            text.append("<stop offset=\"").append(number(stop.getOffset())).append("\" stop-color=\"").append(rgb(stop.getColor())).append("\" stop-opacity=\"")
                    .append(number(stop.getColor().getOpacity())).append("\"/>");
        }
        return define(text.append("</linearGradient>").toString());
    }

    /// A number in as few digits as can be told apart on a screen.
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }
}

package dev.glasshive.app.picture;

import static dev.glasshive.app.picture.SvgPaint.number;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.layout.CornerRadii;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.VLineTo;

/// Outlines as the path language of SVG writes them.
final class SvgShapes {
    private SvgShapes() {}

    /// The outline of `shape` in its own coordinates; absent for kinds that no pane uses.
    static Optional<String> outline(Shape shape) {
        return switch (shape) {
            case SVGPath path -> Optional.of(path.getContent());
            case Rectangle r -> Optional.of(box(r.getX(), r.getY(), r.getWidth(), r.getHeight(), round(r.getArcWidth() / 2)));
            case Circle c -> Optional.of(ellipse(c.getCenterX(), c.getCenterY(), c.getRadius(), c.getRadius()));
            case Ellipse e -> Optional.of(ellipse(e.getCenterX(), e.getCenterY(), e.getRadiusX(), e.getRadiusY()));
            case Line line -> Optional.of("M" + point(line.getStartX(), line.getStartY()) + "L" + point(line.getEndX(), line.getEndY()));
            case Polygon polygon -> Optional.of(points(polygon.getPoints()) + "Z");
            case Polyline line -> Optional.of(points(line.getPoints()));
            case Path path -> Optional.of(path.getElements().stream().map(SvgShapes::element).collect(Collectors.joining()));
            default -> Optional.empty();
        };
    }

    private static double[] round(double radius) {
        return new double[] {radius, radius, radius, radius};
    }

    /// A box with rounded corners.
    ///
    /// @param radii of the corners from the upper left one on, clockwise
    static String box(double x, double y, double width, double height, double[] radii) {
        double most = Math.min(width, height) / 2;
        double a = Math.min(radii[0], most);
        double b = Math.min(radii[1], most);
        double c = Math.min(radii[2], most);
        double d = Math.min(radii[3], most);
        return "M" + point(x + a, y) + "H" + number(x + width - b) + corner(b, x + width, y + b) + "V" + number(y + height - c) + corner(c, x + width - c, y + height)
                + "H" + number(x + d) + corner(d, x, y + height - d) + "V" + number(y + a) + corner(a, x + a, y) + "Z";
    }

    /// The radii of a background or border, as [#box] takes them.
    static double[] radii(CornerRadii radii, double width, double height) {
        return new double[] {
            length(radii.getTopLeftHorizontalRadius(), radii.isTopLeftHorizontalRadiusAsPercentage(), width, height),
            length(radii.getTopRightHorizontalRadius(), radii.isTopRightHorizontalRadiusAsPercentage(), width, height),
            length(radii.getBottomRightHorizontalRadius(), radii.isBottomRightHorizontalRadiusAsPercentage(), width, height),
            length(radii.getBottomLeftHorizontalRadius(), radii.isBottomLeftHorizontalRadiusAsPercentage(), width, height)};
    }

    private static double length(double radius, boolean share, double width, double height) {
        return share ? radius * Math.min(width, height) : radius;
    }

    /// A box without what `insets` take away, the radii as they are.
    static Optional<String> inside(double width, double height, Insets insets, double[] radii) {
        double w = width - insets.getLeft() - insets.getRight();
        double h = height - insets.getTop() - insets.getBottom();
        return w <= 0 || h <= 0 ? Optional.empty() : Optional.of(box(insets.getLeft(), insets.getTop(), w, h, radii));
    }

    private static String ellipse(double x, double y, double rx, double ry) {
        String radii = number(rx) + " " + number(ry) + " 0 1 1 ";
        return "M" + point(x - rx, y) + "A" + radii + point(x + rx, y) + "A" + radii + point(x - rx, y) + "Z";
    }

    private static String corner(double radius, double x, double y) {
        return radius <= 0 ? "" : "A" + number(radius) + " " + number(radius) + " 0 0 1 " + point(x, y);
    }

    private static String points(List<Double> numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            text.append(i == 0 ? "M" : "L").append(point(numbers.get(i), numbers.get(i + 1)));
        }
        return text.toString();
    }

    private static String element(PathElement element) {
        return switch (element) {
            case MoveTo to -> "M" + point(to.getX(), to.getY());
            case LineTo to -> "L" + point(to.getX(), to.getY());
            case HLineTo to -> "H" + number(to.getX());
            case VLineTo to -> "V" + number(to.getY());
            case QuadCurveTo to -> "Q" + point(to.getControlX(), to.getControlY()) + " " + point(to.getX(), to.getY());
            case CubicCurveTo to -> "C" + point(to.getControlX1(), to.getControlY1()) + " " + point(to.getControlX2(), to.getControlY2()) + " " + point(to.getX(), to.getY());
            case ArcTo to -> "A" + number(to.getRadiusX()) + " " + number(to.getRadiusY()) + " " + number(to.getXAxisRotation()) + " " + (to.isLargeArcFlag() ? 1 : 0) + " "
                    + (to.isSweepFlag() ? 1 : 0) + " " + point(to.getX(), to.getY());
            case ClosePath close -> "Z";
            default -> "";
        };
    }

    private static String point(double x, double y) {
        return number(x) + " " + number(y);
    }
}

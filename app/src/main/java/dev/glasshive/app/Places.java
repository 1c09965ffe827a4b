package dev.glasshive.app;

import dev.glasshive.app.control.CodePane;
import dev.glasshive.app.control.InSight;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.maps.MapsView;
import dev.glasshive.app.motion.Spot;
import dev.glasshive.app.packet.PacketView;
import dev.glasshive.app.registers.RegistersView;
import dev.glasshive.app.stack.StackView;
import dev.glasshive.app.workspace.Workspace;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;

/// Where values stand in the window. What is scrolled away is taken to be at the head of its pane; what is hidden or in another window is nowhere.
///
/// @param code the text of the program
record Places(Node window, Workspace workspace, CodePane code, RegistersView registers, StackView stack, MapsView maps, PacketView packet) {
    private static final double HEAD = 30;

    Optional<Bounds> of(Spot spot) {
        return switch (spot) {
            case Spot.OfRegister(int number) -> registers.boundsOf(number).or(() -> head(registers)).filter(b -> isHere(registers));
            case Spot.OfStack(int frame, int offset, int length) -> stack.boundsOf(frame, offset, length).or(() -> head(stack)).filter(b -> isHere(stack));
            case Spot.OfPacket(int offset, int length) -> packet.boundsOf(false, offset, length).or(() -> head(packet)).filter(b -> isHere(packet));
            case Spot.OfContext(int offset, int length) -> packet.boundsOf(true, offset, length).or(() -> head(packet)).filter(b -> isHere(packet));
            case Spot.OfMap(int map, var key) -> key.flatMap(k -> maps.boundsOf(map, k)).or(() -> head(maps)).filter(b -> isHere(maps));
            case Spot.OfInstruction(String program, int slot) -> line(program, slot).or(() -> head(code)).filter(b -> isHere(code));
        };
    }

    private Optional<Bounds> line(String program, int slot) {
        return workspace.session().get().lines().line(program, slot).stream().boxed().findFirst().flatMap(code::boundsOf);
    }

    private boolean isHere(Node pane) {
        return pane.getScene() != null && pane.getScene().equals(window.getScene());
    }

    private static Optional<Bounds> head(Node pane) {
        return PaneFrame.around(pane).flatMap(InSight::of)
                .map(frame -> new BoundingBox(frame.getMinX(), frame.getMinY(), frame.getWidth(), Math.min(HEAD, frame.getHeight())));
    }
}

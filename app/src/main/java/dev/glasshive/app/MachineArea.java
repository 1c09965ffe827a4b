package dev.glasshive.app;

import dev.glasshive.app.text.Text;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// The panes that show the machine: side by side where there is room, behind tabs where there is not.
final class MachineArea extends StackPane {
    private final Node registers;
    private final Node stack;
    private final Node maps;
    private final Node packet;
    private final SplitPane left = new SplitPane();
    private final SplitPane memory = new SplitPane();
    private final SplitPane all = new SplitPane();
    private final TabPane tabs = new TabPane();
    private double[] dividers = {0.46, 0.5};
    private Room room = Room.NONE;

    /// How much space there is.
    private enum Room {
        NONE, NARROW, WIDE
    }

    MachineArea(Node registers, Node stack, Node maps, Node packet) {
        this.registers = registers;
        this.stack = stack;
        this.maps = maps;
        this.packet = packet;
        left.setOrientation(Orientation.VERTICAL);
        all.setOrientation(Orientation.VERTICAL);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        setNarrow(false);
    }

    /// Arranges the panes for little room, or for much.
    void setNarrow(boolean narrow) {
        Room wanted = narrow ? Room.NARROW : Room.WIDE;
        if (wanted == room) {
            return;
        }
        if (room == Room.WIDE) {
            dividers = dividers();
        }
        room = wanted;
        List.of(left, memory, all).forEach(split -> split.getItems().clear());
        tabs.getTabs().forEach(tab -> tab.setContent(null));
        tabs.getTabs().clear();
        if (narrow) {
            tabs.getTabs().setAll(new Tab(Text.of("registers.title"), registers), new Tab(Text.of("stack.title"), stack),
                    new Tab(Text.of("maps.title"), maps), new Tab(Text.of("packet.title"), packet));
            getChildren().setAll(tabs);
        } else {
            left.getItems().setAll(stack, maps);
            left.setDividerPositions(0.52);
            memory.getItems().setAll(left, packet);
            all.getItems().setAll(registers, memory);
            getChildren().setAll(all);
            setDividers(dividers[0], dividers[1]);
        }
    }

    /// Where the lines between registers and memory, and between stack and packet, stand: 0 to 1 each.
    double[] dividers() {
        return room == Room.WIDE ? new double[] {all.getDividerPositions()[0], memory.getDividerPositions()[0]} : dividers.clone();
    }

    void setDividers(double belowRegisters, double besideStack) {
        dividers = new double[] {belowRegisters, besideStack};
        if (room == Room.WIDE) {
            all.setDividerPositions(belowRegisters);
            memory.setDividerPositions(besideStack);
        }
    }
}

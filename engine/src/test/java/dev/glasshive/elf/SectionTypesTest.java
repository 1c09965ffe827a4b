package dev.glasshive.elf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTypesTest {
    @ParameterizedTest
    @CsvSource({"xdp, xdp", "xdp/devmap, xdp", "xdp.frags, xdp", "xdp_drop, xdp", "?xdp, xdp", "socket, socket_filter", "socket1, socket_filter",
            "tc, sched_cls", "classifier, sched_cls", "tcx/ingress, sched_cls", "action, sched_act", "kprobe/do_exit, kprobe", "kprobe.multi/x*, kprobe",
            "tp/syscalls/sys_enter_open, tracepoint", "tp_btf/sched_switch, tracing", "cgroup_skb/ingress, cgroup_skb", "cgroup/skb, cgroup_skb",
            "cgroup/connect4, cgroup_sock_addr", "cgroup/sock_create, cgroup_sock", "sockops, sock_ops", "raw_tp.w/x, raw_tracepoint_writable",
            "fentry.s/x, tracing", "lsm/file_open, lsm"})
    void namesOfSectionsTellTypes(String section, String type) {
        assertThat(SectionTypes.typeOf(section)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"tproxy", "xdpx", "cgroup/unheard_of", "made_up", ".text"})
    void otherNamesTellNothing(String section) {
        assertThat(SectionTypes.typeOf(section)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"xdp, xdp", "sched_cls, tc", "socket_filter, socket", "cgroup_sock_addr, cgroup/connect4", "sock_ops, sockops", "kprobe, kprobe"})
    void typesHaveAUsualSection(String type, String section) {
        assertThat(SectionTypes.sectionOf(type)).contains(section);
        assertThat(SectionTypes.typeOf(section)).isEqualTo(type);
    }
}

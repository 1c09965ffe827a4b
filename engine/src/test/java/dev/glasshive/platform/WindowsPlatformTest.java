package dev.glasshive.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables of eBPF for Windows, where they are not those of Linux.
final class WindowsPlatformTest {
    private final Platform windows = Platforms.windows();

    private ProgramType type(String name) {
        return windows.programType(name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            bpf_map_lookup_elem, 1
            bpf_map_update_elem, 2
            bpf_map_delete_elem, 3
            bpf_map_lookup_and_delete_elem, 4
            bpf_tail_call, 5
            bpf_get_prandom_u32, 6
            bpf_ktime_get_boot_ns, 7
            bpf_get_smp_processor_id, 8
            bpf_ktime_get_ns, 9
            bpf_csum_diff, 10
            bpf_ringbuf_output, 11
            bpf_trace_printk2, 12
            bpf_trace_printk5, 15
            bpf_get_current_pid_tgid, 19
            bpf_is_current_admin, 21
            bpf_memcpy_s, 22
            bpf_memmove_s, 25
            bpf_strnlen_s, 29
            bpf_perf_event_output, 32
            bpf_redirect_map, 35
            bpf_process_get_account_domain, 65538
            """)
    void helpersHaveNumbersOfTheirOwn(String name, int number) {
        assertThat(windows.helperId(name)).hasValue(number);
    }

    @Test
    void aNumberMeansWhatTheProgramTypeHasUnderIt() {
        Map.of("xdp", "bpf_xdp_adjust_head", "sock_ops", "bpf_sock_ops_get_flow_id", "netevent", "bpf_netevent_push_event", "process", "bpf_process_get_image_path")
                .forEach((type, helper) -> assertThat(windows.helper(65536, Optional.of(type(type)))).map(Helper::name).hasValue(helper));
        assertThat(windows.helper(65537, Optional.of(type("cgroup_sock_addr")))).map(Helper::name).hasValue("bpf_sock_addr_set_redirect_context");
        assertThat(windows.helper(5, Optional.of(type("bind")))).map(Helper::name).hasValue("bpf_tail_call");
        assertThat(windows.helper(36)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            xdp, 32, data_end, 8, 8
            bind, 56, socket_address, 24, 16
            bind, 56, socket_address_length, 40, 1
            bind, 56, operation, 44, 4
            cgroup_sock_addr, 64, user_ip4, 24, 4
            cgroup_sock_addr, 64, user_port, 40, 2
            cgroup_sock_addr, 64, interface_luid, 56, 8
            sock_ops, 64, remote_port, 44, 4
            sock_ops, 64, compartment_id, 52, 4
            netevent, 24, event_data_end, 16, 8
            process, 144, creation_time, 48, 8
            process, 144, operation, 68, 1
            process, 144, token_sid, 76, 68
            """)
    void fieldsOfContextsLieWhereTheHeadersPutThem(String type, int size, String field, int offset, int bytes) {
        ContextLayout context = type(type).context();
        assertThat(context.size()).isEqualTo(size);
        assertThat(context.field(field)).map(f -> f.offset() + "+" + f.size()).hasValue(offset + "+" + bytes);
    }

    @Test
    void aContextIsMemoryExceptForItsPointers() {
        ContextLayout context = type("bind").context();
        assertThat(context.readable(0, 8)).isTrue();
        assertThat(context.writable(0, 8)).isFalse();
        assertThat(context.readable(4, 4)).as("half of a pointer").isFalse();
        assertThat(context.writable(41, 2)).as("between two fields").isTrue();
        assertThat(context.readable(52, 4)).isTrue();
        assertThat(context.readable(52, 8)).as("past the end").isFalse();
    }

    @Test
    void passAndDropAreNotThoseOfLinux() {
        assertThat(type("xdp").meaning(1)).isEqualTo("XDP_PASS");
        assertThat(type("xdp").meaning(2)).isEqualTo("XDP_DROP");
        assertThat(type("bind").meaning(2)).isEqualTo("BIND_REDIRECT");
        assertThat(type("cgroup_sock_addr").meaning(0)).isEqualTo("BPF_SOCK_ADDR_VERDICT_REJECT");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            cgroup/connect4, connect4, 3
            cgroup/recv_accept6, recv_accept6, 6
            cgroup/connect_authorization4, connect_authorization4, 12
            cgroup/listen6, listen6, 17
            """)
    void sectionsSayHowAProgramIsAttached(String section, String attach, int number) {
        ProgramType hook = windows.programType("cgroup_sock_addr", section).orElseThrow();
        assertThat(hook.attach()).isEqualTo(attach);
        assertThat(hook.attachId()).isEqualTo(number);
    }

    @Test
    void mapTypesHaveOtherNumbers() {
        assertThat(windows.mapTypes()).containsEntry("hash", 1).containsEntry("array", 2).containsEntry("prog_array", 3).containsEntry("percpu_hash", 4)
                .containsEntry("perf_event_array", 14).containsEntry("ringbuf", 13).containsEntry("lru_percpu_hash", 11).doesNotContainKey("devmap");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            EINVAL, 6
            ENOENT, 19
            EEXIST, 26
            E2BIG, 29
            EOPNOTSUPP, 18
            EBUSY, 12
            """)
    void errorsAreResultsOfTheWindowsLibrary(String name, int number) {
        assertThat(windows.error(name, -1)).isEqualTo(-number);
    }
}

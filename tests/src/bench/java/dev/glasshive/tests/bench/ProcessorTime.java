package dev.glasshive.tests.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// What share of a processor the JVM had while it was measured: of the time that passed, which JMH reports, that much was work. On a busy machine their product is the
/// fairer figure. The JVM's own compilers and collections are in it.
public final class ProcessorTime implements InternalProfiler {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long processor;
    private long passed;

    @Override
    public String getDescription() {
        return "share of a processor that the JVM had";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        processor = system.getProcessCpuTime();
        passed = System.nanoTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double share = (double) (system.getProcessCpuTime() - processor) / (System.nanoTime() - passed);
        return List.of(new ScalarResult("processor", share, "of 1", AggregationPolicy.AVG));
    }
}

package dev.glasshive.tests.bench;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Timeline;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long it takes to record ten million steps, and then to look at a random one and at the one before. [TimelineSpeed] measures their memory.
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
@State(Scope.Thread)
public class TimelineWork {
    @Param
    private HardOnTimelines program = HardOnTimelines.LOOP;

    private Scenario scenario;
    private Timeline timeline;
    private final Random random = new Random(1);
    private int position;

    @Setup
    public void record() throws MalformedProgramException {
        scenario = program.scenario();
        timeline = Timeline.record(scenario, Progress.NONE);
        position = timeline.length();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 1)
    @Measurement(iterations = 5)
    public int recording() throws MalformedProgramException {
        return Timeline.record(scenario, Progress.NONE).length();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 3, time = 1)
    public Snapshot seeking() {
        return timeline.at(random.nextInt(timeline.length()));
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 3, time = 1)
    public Snapshot steppingBack() {
        position = position == 0 ? timeline.length() : position - 1;
        return timeline.at(position);
    }
}

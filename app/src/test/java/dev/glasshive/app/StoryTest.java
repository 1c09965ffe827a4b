package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoryTest {
    @Test
    void everyScreenIsFoundByANameOfItsOwn() {
        assertThat(Story.all()).extracting(Story::title).doesNotHaveDuplicates().contains("welcome", "packet", "map", "packets", "rejected", "tnum", "find");
        assertThat(Story.all()).allSatisfy(story -> assertThat(Story.titled(story.title())).contains(story));
        assertThat(Story.titled("no such screen")).isEmpty();
    }
}

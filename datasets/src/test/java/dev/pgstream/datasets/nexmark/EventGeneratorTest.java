package dev.pgstream.datasets.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EventGeneratorTest {

    private static List<Event> events(long seed, int count) {
        return Stream.generate(new EventGenerator(new Random(seed))::next)
                .limit(count)
                .toList();
    }

    @Test
    void fiftyEventsAreOnePersonThreeAuctionsAnd46Bids() {
        assertThat(events(1, 500)).filteredOn(Event.Person.class::isInstance).hasSize(10);
        assertThat(events(1, 500)).filteredOn(Event.Auction.class::isInstance).hasSize(30);
        assertThat(events(1, 500)).filteredOn(Event.Bid.class::isInstance).hasSize(460);
    }

    @Test
    void theSameSeedMakesTheSameEvents() {
        assertThat(events(1, 200)).isEqualTo(events(1, 200)).isNotEqualTo(events(2, 200));
    }

    @Test
    void bidsAreOnAuctionsThatThereAre() {
        long auctions = 0;
        for (Event event : events(3, 1000)) {
            if (event instanceof Event.Auction) {
                auctions++;
            }
            if (event instanceof Event.Bid bid) {
                assertThat(bid.auction() - EventGenerator.FIRST_AUCTION).isBetween(0L, auctions - 1);
            }
        }
    }

    @Test
    void linesHaveAFieldForEachColumn() {
        List<Event> events = events(4, 5);
        assertThat(events.get(0).line().split("\\|", -1)).hasSize(8);
        assertThat(events.get(1).line().split("\\|", -1)).hasSize(10);
        assertThat(events.get(4).line().split("\\|", -1)).hasSize(7);
    }
}

package dev.pgstream.datasets.nexmark;

import dev.pgstream.datasets.nexmark.Event.Auction;
import dev.pgstream.datasets.nexmark.Event.Bid;
import dev.pgstream.datasets.nexmark.Event.Person;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Random;

/**
 * Makes events, of each 50 one person, three auctions and 46 bids, 100 ms apart. Half of the bids go to one hot auction,
 * and some come late: with the time of up to 30 seconds ago.
 */
final class EventGenerator {

    static final long FIRST_PERSON = 1000;
    static final long FIRST_AUCTION = 1000;
    static final int CATEGORIES = 5;
    static final long FIRST_CATEGORY = 10;

    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 7, 58, 0);
    private static final Duration APART = Duration.ofMillis(100);
    private static final int CYCLE = 50;
    private static final int AUCTIONS_A_CYCLE = 3;
    private static final int RECENT = 20;
    private static final int HOT_EVERY = 10;
    private static final int LATE_SECONDS = 30;

    private final Random random;
    private final Words words;
    private long number;
    private long persons;
    private long auctions;

    EventGenerator(Random random) {
        this.random = random;
        this.words = new Words(random);
    }

    Event next() {
        long place = number++ % CYCLE;
        if (place == 0) {
            return person();
        }
        return place <= AUCTIONS_A_CYCLE ? auction() : bid();
    }

    /** The number of some person that there is or was. */
    long anyPerson() {
        return FIRST_PERSON + (long) (random.nextDouble() * persons);
    }

    /** The number of some auction that there is or was. */
    long anyAuction() {
        return FIRST_AUCTION + (long) (random.nextDouble() * auctions);
    }

    private Person person() {
        long id = FIRST_PERSON + persons++;
        String name = words.name();
        return new Person(
                id,
                name,
                name.replace(' ', '.') + "@example.com",
                words.creditCard(),
                words.city(),
                words.state(),
                now(),
                words.text());
    }

    private Auction auction() {
        long price = words.price();
        LocalDateTime now = now();
        return new Auction(
                FIRST_AUCTION + auctions++,
                words.word(),
                words.text(),
                price,
                price + words.price(),
                now,
                now.plusSeconds(5L + random.nextInt(60)),
                recent(FIRST_PERSON, persons),
                FIRST_CATEGORY + random.nextInt(CATEGORIES),
                words.text());
    }

    private Bid bid() {
        long auction = random.nextBoolean()
                ? FIRST_AUCTION + (auctions - 1) / HOT_EVERY * HOT_EVERY
                : recent(FIRST_AUCTION, auctions);
        String channel = words.channel();
        LocalDateTime time = random.nextInt(CYCLE) == 0 ? now().minusSeconds(random.nextInt(LATE_SECONDS)) : now();
        return new Bid(
                auction, recent(FIRST_PERSON, persons), words.price(), channel, words.url(channel), time, words.text());
    }

    private long recent(long first, long count) {
        return first + Math.max(0, count - 1 - random.nextInt(RECENT));
    }

    private LocalDateTime now() {
        return START.plus(APART.multipliedBy(number));
    }
}

package dev.pgstream.datasets.nexmark;

import java.time.LocalDateTime;

/** What happens in the auction house: a row of one of its tables. */
sealed interface Event {

    /** The table with the columns that {@link #line} has. */
    String target();

    /** The row as COPY takes it with {@code |} as delimiter. */
    String line();

    /** Somebody who sells and bids. */
    record Person(
            long id,
            String name,
            String emailAddress,
            String creditCard,
            String city,
            String state,
            LocalDateTime dateTime,
            String extra)
            implements Event {

        @Override
        public String target() {
            return "person";
        }

        @Override
        public String line() {
            return "%d|%s|%s|%s|%s|%s|%s|%s"
                    .formatted(id, name, emailAddress, creditCard, city, state, dateTime, extra);
        }
    }

    /** An item for sale. */
    record Auction(
            long id,
            String itemName,
            String description,
            long initialBid,
            long reserve,
            LocalDateTime dateTime,
            LocalDateTime expires,
            long seller,
            long category,
            String extra)
            implements Event {

        @Override
        public String target() {
            return "auction";
        }

        @Override
        public String line() {
            return "%d|%s|%s|%d|%d|%s|%s|%d|%d|%s"
                    .formatted(
                            id, itemName, description, initialBid, reserve, dateTime, expires, seller, category, extra);
        }
    }

    /** An offer. */
    record Bid(long auction, long bidder, long price, String channel, String url, LocalDateTime dateTime, String extra)
            implements Event {

        @Override
        public String target() {
            return "bid (auction, bidder, price, channel, url, date_time, extra)";
        }

        @Override
        public String line() {
            return "%d|%d|%d|%s|%s|%s|%s".formatted(auction, bidder, price, channel, url, dateTime, extra);
        }
    }
}

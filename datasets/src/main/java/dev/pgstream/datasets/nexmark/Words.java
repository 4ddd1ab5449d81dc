package dev.pgstream.datasets.nexmark;

import java.util.List;
import java.util.Random;

/** Random values of columns. */
record Words(Random random) {

    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Barbara", "Edgar", "Grace", "Jim", "Michael", "Pat", "Rakesh");
    private static final List<String> LAST_NAMES =
            List.of("Bachman", "Codd", "Date", "Gray", "Hopper", "Liskov", "Lovelace", "Selinger");
    private static final List<String> CITIES =
            List.of("Boise", "Cheyenne", "Kent", "Phoenix", "Portland", "Redmond", "San Francisco", "Seattle");
    private static final List<String> STATES = List.of("AZ", "CA", "ID", "OR", "WA", "WY");
    private static final List<String> CHANNELS = List.of("Google", "Facebook", "Baidu", "Apple", "pigeon", "radio");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int LONGEST = 6;

    String name() {
        return any(FIRST_NAMES) + " " + any(LAST_NAMES);
    }

    String creditCard() {
        return "%04d %04d %04d %04d"
                .formatted(random.nextInt(9999), random.nextInt(9999), random.nextInt(9999), random.nextInt(9999));
    }

    String city() {
        return any(CITIES);
    }

    String state() {
        return any(STATES);
    }

    String channel() {
        return any(CHANNELS);
    }

    /** An address with three folders; that of an unknown channel tells its number in a parameter now and then. */
    String url(String channel) {
        String url = "https://www.example.com/%s/%s/%s/item".formatted(word(), word(), word());
        return channel.equals("pigeon") ? url + "?query=1&channel_id=" + random.nextInt(1000) : url;
    }

    /** Between a dollar and a million dollars in cents, each power of ten as likely as another. */
    long price() {
        return Math.round(Math.pow(10, 2 + random.nextDouble() * 6));
    }

    String word() {
        StringBuilder word = new StringBuilder();
        for (int length = 2 + random.nextInt(LONGEST); length > 0; length--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    String text() {
        return word() + " " + word();
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}

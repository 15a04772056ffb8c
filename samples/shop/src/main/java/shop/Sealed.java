package shop;

/** What {@code kubeseal --raw} has encrypted for the namespace {@code shop-staging}; only its controller can read it. */
final class Sealed {

    static final String SECRET_KEY_BASE =
            """
            AgClTcoYJTC7HW0TLN7WI3su2R4/ch/LGXEXRJTWSTydXDRgvjEgHmn+2qDu6LmZf1x8KZn9r+WTJTzWVK9N+tcUJ6Cus/7pIy+K\
            8iEfnuSRxbEL7LVWO/web5NCfsvI/ilV5c2ORtyO1LfCdk0qWk12dwb4XYaQAkrWvaNAG+nIy8zJNfbNH2EiauFTOK4aNABNM7oN\
            JGrATIGxuvI+O/nu9fefK0k0r4f1UgtpuUsNmC6Fu1W2cqhyY3rNdGb8tg4Oj/GEY7DksropcDR08GSsaPcA9bArPcZm9FveqizK\
            7c0rUVdBDk3uSvKzT0MKBzRH3mNsDoBslXumhNZDH7Xq10JNCeFdAkxYSPI9H6b3Nh1/YY0VMucOIOKmZo3n9H6EZ+VG1T7I4qEl\
            e9slbJs+T7tJgUbv""";

    static final String STRIPE_KEY =
            """
            AgBwMMv5U3JS3M6t12S2oy+7Ca3q4QnEqZcgOXU1K4eLFFyKQtiEz0z9py2OHV3ZJYkILYUqcSKHPugFrdWJQhZ6OFKGGVxnn5xp\
            lORbirEJgBIHCWHzfeQ23f3JnW51r2VHz7EbQgckgtxTHCvDkHyWF+teUInkAYa6qKV9EZ5vtl0Aq8Mq845mfwIuhy1JzBXJC5mb\
            dytPx6b9TJFKFttHCHUrDxVEuDXA5xkJffqHAekjLyHygSaHeGl26/zDJ/WTF2UnS6mCm0QG9h/4iTJv+pSS7e7uPGafK/IIlOon\
            5onGa2smLkiGuEOPObp2/vjJDFEB++bPmkjVsMChPakApq3LPWQGlIG+IcnHJ7jbjBiPNBqSTH+I36Fhv9sOzGgpGdLmRpL4GUFX\
            8dSvkJiChc96mvfJ""";

    static final String SMTP_PASSWORD =
            """
            AgA9VVImav5w56rm2kdifC5Zry6jeryEZwrTxNNrwIqtH/+OuEBuL4p/xMzk3Z8LQRDZ8voAJcjv5X83ck9NN+orFABAdxObQYDf\
            OTIkmWLGhXIABZrrjqF883h+DtKdHAtj/9cpg3TZvXT8Ea3XucplA5Uiaf1mn2N27nGHlzf9X3L41RxKyRttDEjUGh5eyeagOShU\
            qGFe7xCfwb+p4lY3ASiPKbPXP2rCtp7dLBnyZL7kYqW68g/Sfs8UwBHtIB+DYyCtuYurFoaijZgBIQx3NvPuxYDc/EP+XQSbTXin\
            o+u5KGXIUX7QIRH2plLaNSSHK2ox1//kWHdE1et4PpaWj4m+goVl4H5ffXhOkGCnIcqAfXYz7RI0AvN25b8Ulnc9GWFjJr5b5YUD\
            NrNvE7yuSBZoghNo""";

    private Sealed() {}
}

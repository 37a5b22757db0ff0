"""Numbers of FACTS.md that several tests stand on, typed here and nowhere in the project."""

SIZES = (224, 192, 160, 128)  # px
MULT_ADDS = {  # of the sixteen, by alpha at SIZES: two independent implementations and Keras agree on them
    1.0: (568_740_352, 418_121_728, 290_675_200, 186_400_768),
    0.75: (325_400_448, 239_273_472, 166_396_800, 106_770_432),
    0.5: (149_497_088, 109_970_432, 76_524_800, 49_160_192),
    0.25: (41_030_272, 30_212_608, 21_059_200, 13_570_048),
}

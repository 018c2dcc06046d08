model-live-with-target = { $indicators } · { $count } with a target
model-lag-years = { $count ->
    [one] { $count } year's lag
   *[other] { $count } years' lag
}
model-sign-same = more of the one gives more of the other
model-sign-opposite = more of the one gives less of the other
model-empty = The model is empty
model-aloud-heading = Heading: { $title }.
model-aloud-box = Box: { $title }.
model-aloud-box-with = Box: { $title } ({ $detail }).
model-aloud-link = Link: { $link }.
model-aloud-link-with = Link: { $link } ({ $detail }).
model-unknown-template = There is no template called “{ $name }”. Choose one of these: { $names }.
model-unknown-format = Cannot write “{ $path }”: the file name must end in .svg or .png.
model-cannot-write = Cannot write “{ $path }”: { $why }
model-too-large = The model is too large for a picture. Save it as SVG instead.

start-greeting = Good day. What would you like to look at?
start-drop = Drop your Excel files here
start-drop-about = One file, fifty files or a whole folder. Nothing changes until you have looked it over.
start-choose-files = Choose files …
start-choose-folder = Choose folder …
start-example = Try the example
start-example-about = An invented municipality with 18 files over 8 years.
start-new = Begin anew
start-new-about = An empty board with the quality-development model.
start-recent = Recently used
start-recent-none = Boards you open or save are shown here.
start-recent-open = Open { $name }
start-recent-forget = Take off the list
start-open = Open file …
start-today = Today { $time }
start-recovery = { $name } was not saved last time. Everything that was done is kept{ $time ->
    [none] .
   *[other] { " " }({ $time }).
}
start-recovery-open = Bring the work back
start-recovery-discard = Delete it

store-not-found = Cannot find { $path }. Has the file been moved or renamed?
store-read = Cannot read { $path }: { $why }
store-too-large = { $path } is too large to be a board file. Nothing was changed.
store-foreign = { $path } is not a board file from Styringstavle. Choose a file that ends in .tavle.
store-damaged = { $path } is damaged or cut off (line { $line }, character { $column }). Nothing was changed. Fetch a backup.
store-newer = { $path } was saved by a newer Styringstavle (file version { $version }). Update the program to open it.
store-broken = { $path } cannot be opened because its content does not hold together: { $why }
store-write = Cannot save { $path }: { $why } Choose another place with “Save as…”.

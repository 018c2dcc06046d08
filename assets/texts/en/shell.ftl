screen-start = Start
screen-start-tip = Open a board, import files or try the example
screen-import = Import
screen-import-tip = Take in figures from Excel files and see what changes
screen-trend = Trends
screen-trend-tip = See how the indicators have developed over the years
screen-model = Model
screen-model-tip = Draw and change the quality-development model

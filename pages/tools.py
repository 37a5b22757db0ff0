"""Why do tools disagree? What each counts for the same network, convention by convention."""

from mobilenet_viz.ui.components.tools import bill

bill.explorer()

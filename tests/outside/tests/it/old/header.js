// Faults of the header, as a list of texts.
var faults = [];
if (document.documentElement.scrollWidth > innerWidth) {
  faults.push("the page is " + document.documentElement.scrollWidth + " px wide and scrolls sideways");
}
var texts = document.createTreeWalker(document.querySelector("header"), NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  var text = texts.currentNode;
  // What only screen readers read has no room, on purpose.
  if (getComputedStyle(text.parentElement).position === "absolute") continue;
  var words = text.data.match(/\S+/g) || [];
  var from = 0;
  for (var i = 0; i < words.length; i++) {
    from = text.data.indexOf(words[i], from);
    var range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, (from += words[i].length));
    var tops = Array.from(range.getClientRects(), function (line) {
      return Math.round(line.top);
    });
    if (new Set(tops).size > 1) faults.push("the word " + words[i] + " is broken");
  }
}
return faults;

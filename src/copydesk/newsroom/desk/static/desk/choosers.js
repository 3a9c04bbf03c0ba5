// Starts Wagtail's picture choosers in plain forms: the desk's content policy lets no script stand
// inside a page. Those in the body of a story or a front are started with their blocks.
for (const chooser of document.querySelectorAll("form .image-chooser[id$='-chooser']")) {
  if (!window.ImageChooser || chooser.closest("[data-streamfield-child]")) continue;
  const id = chooser.id.replace(/-chooser$/, "");
  new window.ImageChooser(id, { modalUrl: chooser.dataset.chooserUrl });
}

// Starts Wagtail's date choosers from data attributes: the desk's content policy lets no script
// stand inside a page.
const starters = {
  date: "initDateChooser",
  time: "initTimeChooser",
  datetime: "initDateTimeChooser",
};

class DateStarter extends window.StimulusModule.Controller {
  static values = { kind: String, config: Object };

  connect() {
    const field = this.element.querySelector("input");
    const start = window[starters[this.kindValue]];
    if (field && start && !field.dataset.deskDate) {
      field.dataset.deskDate = "started";
      start(field.id, this.configValue);
    }
  }
}

window.wagtail.app.register("desk-date", DateStarter);

// The time of an event by the reader's own clock. The page brings the days in words, since browsers lack the names of some
// languages (be and my in Chromium); only numbers are reckoned here.
const ownClock = find("own-clock");

if (ownClock) {
  const days = JSON.parse(ownClock.dataset.hbDays);
  const two = (value) => `0${value}`.slice(-2);
  let last;

  ownClock.querySelectorAll("time").forEach((time) => {
    const there = new Date(time.dateTime);
    const day = [there.getFullYear(), two(there.getMonth() + 1), two(there.getDate())].join("-");
    const hour = `${two(there.getHours())}:${two(there.getMinutes())}`.replace(/\d/g, (digit) => ownClock.dataset.hbDigits[digit]);
    if (!last) {
      const minutes = -there.getTimezoneOffset();
      const rest = Math.abs(minutes) % 60;
      const hours = (minutes < 0 ? "\u2212" : "+") + Math.floor(Math.abs(minutes) / 60) + (rest ? `:${two(rest)}` : "");
      ownClock.querySelector("bdi").textContent = minutes ? `UTC${hours}` : "UTC";
    }
    time.textContent = day === last ? hour : days[day].replace("{}", hour);
    last = day;
  });
  ownClock.classList.add("hb-own-clock--set");
}

// The command that does the same with the scripts, and a link to the page as it is now.

import {pick, onLanguage} from "../language.js";
import {button} from "../controls.js";
import {change} from "../address.js";
import {toAddress, toCommand} from "./link.js";

const SOON = 300;  // milliseconds until the address follows
const words = {
  command: {en: "Copy the command", ko: "명령 복사"},
  link: {en: "Copy a link", ko: "링크 복사"},
  copied: {en: "Copied.", ko: "복사했습니다."},
  refused: {
    en: "The browser does not allow it. Mark the text and copy it yourself.",
    ko: "브라우저가 허락하지 않습니다. 직접 선택해서 복사하세요.",
  },
};

// descent(): the descent. Returns {show(), changed()}; changes are shown once there are no more.
export function startShare(section, descent) {
  const command = section.querySelector(".command");
  const said = section.querySelector(".copied");
  let waiting = null;
  let answer = null;

  const say = (texts) => {
    answer = texts;
    said.textContent = texts ? pick(texts) : "";
  };
  const show = () => {
    command.textContent = toCommand(descent());
  };
  const write = () => {
    clearTimeout(waiting);
    show();
    change(toAddress(descent()));
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      say(words.copied);
    } catch {
      say(words.refused);
    }
  };
  const copyLink = () => {
    write();
    copy(location.href);
  };
  section.querySelector(".share .buttons").append(
    button({label: words.command, onClick: () => copy(toCommand(descent()))}),
    button({label: words.link, onClick: copyLink}));
  onLanguage(() => say(answer));
  return {
    show,
    changed: () => {
      say(null);
      clearTimeout(waiting);
      waiting = setTimeout(write, SOON);
    },
  };
}

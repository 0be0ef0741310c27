// Starts the page: its language, then each part that can be played with, if it is there.

import {startLanguage} from "./language.js";
import {fullScreen} from "./controls.js";
import {start as startCopying} from "./topics/copy.js";
import {start as startPapers} from "./topics/papers.js";
import {start as startPlayground} from "./playground/playground.js";
import {start as startBackprop} from "./backprop/backprop.js";
import {start as startLandscape} from "./landscape/landscape.js";
import {start as startPatients} from "./patients/patients.js";
import {start as startRace} from "./race/race.js";

const widgets = {
  playground: startPlayground,
  backprop: startBackprop,
  landscape: startLandscape,
  race: startRace,
  patients: startPatients,
};

startLanguage(document.getElementById("languages"));
for (const [name, start] of Object.entries(widgets)) {
  const section = document.getElementById(name);
  if (!section) continue;
  const button = fullScreen(section);
  if (button) section.querySelector("h2").after(button);
  start(section);
}
startCopying(document);
startPapers(document);

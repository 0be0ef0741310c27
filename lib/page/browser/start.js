// Starts the page: its language, each part that can be played with, and what the topics need.

import {part, start_language} from "./page.js";
import {start_topics} from "./topics.js";
import {start_playground} from "./playground.js";
import {start_backprop} from "./backprop.js";
import {start_landscape} from "./landscape.js";
import {start_race} from "./race.js";
import {start_patients} from "./patients.js";

start_language();
part("playground", start_playground);
part("backprop", start_backprop);
part("landscape", start_landscape);
part("race", start_race);
part("patients", start_patients);
start_topics(document);
document.documentElement.classList.add("started");

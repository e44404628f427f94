// Starts GOV.UK's components wherever a page holds one.
import { initAll } from "../vendor/govuk/govuk-frontend.min.js";

initAll();

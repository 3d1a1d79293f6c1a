// Shows how far a job has come, and opens its page anew when it is over.
"use strict";
(() => {
  const told = document.getElementById("told");
  const share = document.getElementById("share");
  const look = async () => {
    const answer = await fetch(`/jobs/${encodeURIComponent(told.dataset.job)}.json`);
    if (!answer.ok) return;
    const job = await answer.json();
    if (!["waiting", "running"].includes(job.state)) { location.reload(); return; }
    if (job.state === "running") told.textContent = `${job.documents} documents so far, ${job.failed} failed.`;
    if (job.share !== null) share.value = job.share;
    setTimeout(look, 1000);
  };
  setTimeout(look, 500);
})();

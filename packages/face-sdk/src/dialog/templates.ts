/** The product guide's HTML of the two dialogs: its ids and classes are the contract with the pages that style them. */
export const CAPTURE_DIALOG = `
<div class="identity_capture_container">
  <div class="identity_stream_container">
    <video id="identity_stream" playsinline></video>
    <canvas id="identity_overlay_canvas"></canvas>
  </div>
</div>`;

export const PROGRESS_DIALOG = `
<div class="identity_progress_dialog_box">
  <div class="identity_container">
    <div class="identity_dialog_state">
      <div class="custom-spinner pull-left"></div>
      <div class="custom-spinner-label pull-left">PLACEHOLDER</div>
    </div>
  </div>
</div>`;

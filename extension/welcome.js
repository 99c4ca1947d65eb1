// The first page that a person sees: what it does, what it may read, that nothing leaves the device.
'use strict';

FineprintTexts.ready().then(() => {
  FineprintPage.fill();
  void FineprintAccess.show();
});

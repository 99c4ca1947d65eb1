// The first page that a person sees: what it does, what it may read, that nothing leaves the device.
'use strict';

FineprintPage.fill();
void FineprintAccess.show();

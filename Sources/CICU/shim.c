// ICU renames its functions with its version (ucol_open_72), which Swift cannot see: hence this file.
#include "CICU.h"

#include <pthread.h>
#include <unicode/ucol.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static UCollator *collator = NULL;

static void open_collator(void) {
    UErrorCode status = U_ZERO_ERROR;
    UCollator *opened = ucol_open("vi_VN", &status);
    // The root order, ICU's answer when it lacks Vietnamese, comes with a warning and is as wrong as an error.
    if (U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING) {
        ucol_setAttribute(opened, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
    }
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) {
        if (opened != NULL) {
            ucol_close(opened);
        }
        return;
    }
    collator = opened;
}

int32_t cicu_vietnamese_sort_key(const uint16_t *text, int32_t length, uint8_t *key, int32_t capacity) {
    pthread_once(&once, open_collator);
    if (collator == NULL) {
        return 0;
    }
    return ucol_getSortKey(collator, (const UChar *)text, length, key, capacity);
}

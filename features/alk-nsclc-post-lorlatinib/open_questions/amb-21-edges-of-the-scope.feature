@question:AMB-21 @source:TITLE-1
Feature: The edges of the scope
  The source speaks of ALK-positive lung cancer that has progressed on lorlatinib, and of nothing else.
  Reading A is in force: every part has to be true, and what is not known leaves the answer open.

  Scenario Outline: After lorlatinib, <later therapy>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <later therapy>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the patient is out of scope
    And platinum-pemetrexed chemotherapy is out of scope
    And broad molecular profiling is out of scope
    And open question AMB-21 is shown

    Examples:
      | later therapy                                       |
      | the last systemic therapy was another ALK inhibitor |
      | the last systemic therapy was chemotherapy          |
      | the last systemic therapy was immunotherapy         |
      | the last systemic therapy was of another kind       |

  Scenario: Progression suspected but not confirmed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But progression on lorlatinib is suspected but not confirmed
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the patient is out of scope
    And platinum-pemetrexed chemotherapy is out of scope
    And open question AMB-21 is shown

  Scenario Outline: Lorlatinib stopped for side effects, <progression>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <progression>
    And lorlatinib was stopped for intolerance
    When next-line therapy is chosen
    Then the patient is out of scope
    And platinum-pemetrexed chemotherapy is out of scope
    And open question AMB-21 is shown

    Examples:
      | progression                                              |
      | there is no progression on lorlatinib                    |
      | progression on lorlatinib is suspected but not confirmed |

  Scenario Outline: Every part of the scope true, <reason>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And <reason>
    When next-line therapy is chosen
    Then the patient is in scope
    And platinum-pemetrexed chemotherapy is recommended
    And open question AMB-21 is not shown

    Examples:
      | reason                                        |
      | lorlatinib was stopped for progression        |
      | lorlatinib was stopped for another reason     |
      | lorlatinib is still being taken               |
      | the reason for stopping lorlatinib is unknown |

  Scenario Outline: Part of the scope not known: <part>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <part> is unknown
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then it is not known whether the patient is in scope
    And platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on <part>
    And the answer on platinum-pemetrexed chemotherapy could still be that it is out of scope
    And open question AMB-21 is shown

    Examples:
      | part                          |
      | the disease                   |
      | the ALK status                |
      | the last systemic therapy     |
      | the progression on lorlatinib |

  Scenario: Neither the last therapy nor the progression known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy is unknown
    And the progression on lorlatinib is unknown
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then it is not known whether the patient is in scope
    And the answer on platinum-pemetrexed chemotherapy depends on the last systemic therapy and the progression on lorlatinib

  Scenario Outline: <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <edge>
    When next-line therapy is chosen
    Then the patient is out of scope
    And platinum-pemetrexed chemotherapy is out of scope

    Examples:
      | patient                            | edge                                          |
      | ALK-negative, such as ROS1 disease | the tumour is ALK-negative                    |
      | Another cancer                     | the disease is not non-small-cell lung cancer |
      | No progression                     | there is no progression on lorlatinib         |
